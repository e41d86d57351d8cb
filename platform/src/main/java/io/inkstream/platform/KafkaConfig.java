package io.inkstream.platform;

import io.inkstream.messaging.Delivery;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the broker is and how topics are made. */
@ConfigMapping(prefix = "ocr.kafka")
public interface KafkaConfig {

    /** Addresses of brokers, separated by commas. */
    @WithDefault("localhost:9092")
    String bootstrapServers();

    /**
     * A file of properties that say how to get in, with the names of Kafka's clients ({@code
     * security.protocol}, {@code sasl.jaas.config}, {@code ssl.truststore.location} …): the same
     * file that Kafka's own tools take. Without one nothing is encrypted and nobody logs in.
     */
    Optional<Path> clientFile();

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
