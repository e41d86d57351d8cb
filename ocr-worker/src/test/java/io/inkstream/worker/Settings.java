package io.inkstream.worker;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The service's settings as they are read, without the service. */
public final class Settings {
    private static final int ABOVE_DEFAULTS = 500;

    private Settings() {}

    public static WorkerConfig with(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WorkerConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", ABOVE_DEFAULTS))
                .build()
                .getConfigMapping(WorkerConfig.class);
    }
}
