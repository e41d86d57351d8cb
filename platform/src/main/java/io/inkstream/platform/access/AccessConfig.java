package io.inkstream.platform.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who is let in over HTTP. */
@ConfigMapping(prefix = "ocr.access")
public interface AccessConfig {

    /** When a request must show a key. */
    enum Keys {
        /** Where the service listens on more than its own machine. */
        AUTO,
        /** Always. */
        ALWAYS
    }

    /** {@code auto} demands keys unless the service listens on loopback only; or {@code always}. */
    @WithDefault("auto")
    Keys keys();

    /**
     * A key with all rights, at least 24 characters, to make others with; when absent only keys
     * made before are known.
     */
    Optional<String> adminKey();

    /**
     * Names in {@code Host} that are answered beside those of loopback; when absent any, if keys
     * are demanded.
     */
    Optional<List<String>> hosts();

    /** Says that a proxy in front speaks TLS, so that plain HTTP beyond loopback is allowed. */
    @WithDefault("false")
    boolean behindProxy();

    /**
     * Requests a key may send to a process in a second, ten times as many at once after a pause;
     * more are answered 429.
     */
    @WithDefault("100")
    double requestsPerSecond();
}
