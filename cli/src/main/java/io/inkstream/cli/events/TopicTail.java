package io.inkstream.cli.events;

import io.inkstream.cli.NotFoundException;
import io.inkstream.cli.client.UnreachableException;
import io.inkstream.contracts.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions of a topic without leaving a trace on the broker. */
public final class TopicTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int CONNECT_MILLIS = 10_000;

    private final Brokers brokers;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicTail(Brokers brokers) throws UnreachableException {
        this.brokers = brokers;
        try {
            this.consumer =
                    new KafkaConsumer<>(
                            brokers.settings(
                                    Map.of(
                                            "enable.auto.commit",
                                            false,
                                            "auto.offset.reset",
                                            "earliest",
                                            "default.api.timeout.ms",
                                            CONNECT_MILLIS,
                                            "allow.auto.create.topics",
                                            false)),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw new UnreachableException("no broker at " + brokers + ": " + e.getMessage());
        }
    }

    /** Returns after {@code max} events; without one it goes on. */
    public void follow(
            String topic, boolean fromBeginning, OptionalLong max, Consumer<TopicEvent> to)
            throws NotFoundException, UnreachableException, InterruptedException {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        long left = max.orElse(Long.MAX_VALUE);
        while (left > 0) {
            for (ConsumerRecord<byte[], byte[]> next : consumer.poll(POLL)) {
                if (left > 0) {
                    to.accept(TopicEvent.of(next));
                    left--;
                }
            }
        }
    }

    private List<TopicPartition> partitions(String topic)
            throws NotFoundException, UnreachableException, InterruptedException {
        Map<String, Object> settings =
                brokers.settings(
                        Map.of(
                                "default.api.timeout.ms", CONNECT_MILLIS,
                                "request.timeout.ms", CONNECT_MILLIS));
        try (Admin admin = Admin.create(settings)) {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .map(TopicDescription::partitions)
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new NotFoundException("there is no topic " + topic);
            }
            throw new UnreachableException("no broker at " + brokers + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
