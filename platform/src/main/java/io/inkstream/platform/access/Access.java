package io.inkstream.platform.access;

import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides at start who needs a key. A service that listens beyond its own machine does not start
 * without a key that opens it, nor without TLS or a proxy that has it.
 */
@ApplicationScoped
public class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final int LEAST_ADMIN_KEY = 24;

    /** A revoked key opens nothing after this time and a little more. */
    private static final int REFRESH_SECONDS = 3;

    private final AccessConfig config;
    private final String host;
    private final boolean tls;
    private final KeyRing keys;
    private final Gate gate;
    private final ScheduledExecutorService refresher =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("keys").factory());
    private boolean trouble;

    public Access(
            AccessConfig config,
            ObjectStore store,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.ssl.certificate.files")
                    Optional<String> certificate,
            @ConfigProperty(name = "quarkus.http.tls-configuration-name")
                    Optional<String> tlsConfiguration) {
        this.config = config;
        this.host = host;
        this.tls = certificate.isPresent() || tlsConfiguration.isPresent();
        this.keys = new KeyRing(store, clock, config.adminKey());
        this.gate =
                new Gate(keysDemanded(), config.hosts().map(Set::copyOf).orElse(Set.of()), keys);
    }

    Gate gate() {
        return gate;
    }

    public KeyRing keys() {
        return keys;
    }

    void start(@Observes StartupEvent event) throws StorageException {
        requireOrder();
        if (!keysDemanded()) {
            return;
        }
        keys.refresh();
        if (keys.isEmpty()) {
            throw new ConfigurationException(
                    "keys are demanded (http host %s), but there is none: set ocr.access.admin-key, or listen on 127.0.0.1"
                            .formatted(host));
        }
        var _ =
                refresher.scheduleWithFixedDelay(
                        this::refresh, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        refresher.shutdownNow();
    }

    private void requireOrder() {
        config.adminKey()
                .filter(key -> key.length() < LEAST_ADMIN_KEY)
                .ifPresent(key -> {
                    throw new ConfigurationException(
                            "ocr.access.admin-key has %d characters, it needs %d"
                                    .formatted(key.length(), LEAST_ADMIN_KEY));
                });
        if (!isLoopback() && !tls && !config.behindProxy()) {
            throw new ConfigurationException(
                    "quarkus.http.host is %s: beyond 127.0.0.1 keys would travel in the clear; set up TLS (quarkus.tls.*), or say with ocr.access.behind-proxy=true that a proxy in front has it"
                            .formatted(host));
        }
    }

    private boolean keysDemanded() {
        return config.keys() == AccessConfig.Keys.ALWAYS || !isLoopback();
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void refresh() {
        try {
            keys.refresh();
            trouble = false;
        } catch (StorageException e) {
            if (!trouble) {
                LOG.warn("the keys cannot be read anew, those that are known go on", e);
            }
            trouble = true;
        }
    }
}
