package io.inkstream.platform;

import io.inkstream.messaging.Delivery;
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

    /**
     * How work comes to services: {@code share} by share groups, or {@code group} by ordinary
     * consumer groups, for brokers before 4.2. With {@code group} no more lanes of a kind have work
     * at a time than a topic has partitions. All services need the same.
     */
    @WithDefault("share")
    Delivery delivery();
}
