package io.inkstream.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the log is written. */
@ConfigMapping(prefix = "ocr.log")
public interface LogConfig {

    /** One JSON object per line, for machines, instead of text for people. */
    @WithDefault("false")
    boolean json();
}
