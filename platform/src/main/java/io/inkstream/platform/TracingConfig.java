package io.inkstream.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which work is traced, and where traces go. */
@ConfigMapping(prefix = "ocr.tracing")
public interface TracingConfig {

    /** The share of requests that are traced through all services, 0 to 1. */
    @WithDefault("0")
    double share();

    /** Who takes traces: an address of the OpenTelemetry protocol over HTTP. */
    @WithDefault("http://localhost:4318")
    String endpoint();
}
