package io.inkstream.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patiently requests are read. */
@ConfigMapping(prefix = "ocr.http")
public interface HttpConfig {

    /** How long a body may come as slowly as it likes. */
    @WithDefault("30s")
    Duration bodyGrace();

    /** After that time, the least bytes per second, counted from the beginning of the request. */
    @WithDefault("1024")
    long leastBytesPerSecond();
}
