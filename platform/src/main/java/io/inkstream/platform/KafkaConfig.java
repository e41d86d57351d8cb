package io.inkstream.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the broker is and how topics are made. */
@ConfigMapping(prefix = "ocr.kafka")
public interface KafkaConfig {

    /** Addresses of brokers, separated by commas. */
    @WithDefault("localhost:9092")
    String bootstrapServers();

    /** Partitions of each topic that does not exist yet. */
    @WithDefault("4")
    int partitions();
}
