package io.inkstream.results.intake;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Limits;
import io.inkstream.contracts.Topic;
import io.inkstream.results.intake.OffsetRows.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of the read model's topics from positions kept elsewhere. One thread uses
 * it.
 */
final class TopicReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private Map<TopicPartition, Uuid> assigned = Map.of();

    TopicReader(Brokers brokers, int maxRecords) {
        this.admin = Admin.create(brokers.settings(Map.of()));
        this.consumer =
                new KafkaConsumer<>(
                        brokers.settings(settings(maxRecords)),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(int maxRecords) {
        return Map.of(
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                maxRecords,
                "max.partition.fetch.bytes",
                Limits.RECORD_BYTES,
                "fetch.max.bytes",
                4 * Limits.RECORD_BYTES,
                "allow.auto.create.topics",
                false);
    }

    /** Begins after what has been taken; where that does not fit the topic, at its start. */
    void start(Map<TopicPartition, Position> taken)
            throws ExecutionException, InterruptedException {
        assigned = partitions();
        consumer.assign(assigned.keySet());
        Map<TopicPartition, Long> first = consumer.beginningOffsets(assigned.keySet());
        Map<TopicPartition, Long> end = consumer.endOffsets(assigned.keySet());
        assigned.forEach((partition, topicId) -> {
            long start = first.getOrDefault(partition, 0L);
            Position position = taken.get(partition);
            if (position == null) {
                consumer.seek(partition, start);
            } else if (position.topicId().equals(topicId)
                    && position.nextOffset() <= end.getOrDefault(partition, 0L)) {
                consumer.seek(partition, Math.max(start, position.nextOffset()));
            } else {
                LOG.warnf("%s was made anew and is read again from its start", partition);
                consumer.seek(partition, start);
            }
        });
    }

    /** Where the topics end now. */
    Map<TopicPartition, Position> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Uuid> partitions = partitions();
        Map<TopicPartition, Position> ends = new HashMap<>();
        consumer.endOffsets(partitions.keySet())
                .forEach((partition, end) -> {
                    Uuid topicId = partitions.getOrDefault(partition, Uuid.ZERO_UUID);
                    ends.put(partition, new Position(topicId, end));
                });
        return ends;
    }

    /** Whether all records before these positions have been given by {@link #poll}. */
    boolean hasReached(Map<TopicPartition, Position> ends) {
        return ends.entrySet().stream()
                .filter(end -> assigned.containsKey(end.getKey()))
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue().nextOffset());
    }

    /** Whether topics were made anew or have other partitions than those being read. */
    boolean topicsChanged() throws ExecutionException, InterruptedException {
        return !partitions().equals(assigned);
    }

    List<ConsumerRecord<byte[], byte[]>> poll(Duration limit) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(limit).forEach(records::add);
        return records;
    }

    /** Where to go on after these records. */
    Map<TopicPartition, Position> after(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Position> positions = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> taken : records) {
            TopicPartition partition = new TopicPartition(taken.topic(), taken.partition());
            Uuid topicId = assigned.getOrDefault(partition, Uuid.ZERO_UUID);
            positions.put(partition, new Position(topicId, taken.offset() + 1));
        }
        return positions;
    }

    /** Records of a topic that wait, as far as known. */
    long lag(Topic topic) {
        return assigned.keySet().stream()
                .filter(partition -> partition.topic().equals(topic.topicName()))
                .map(consumer::currentLag)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sum();
    }

    private Map<TopicPartition, Uuid> partitions() throws ExecutionException, InterruptedException {
        List<String> names = EventDecoder.TOPICS.stream().map(Topic::topicName).toList();
        Map<TopicPartition, Uuid> partitions = new HashMap<>();
        for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(partition ->
                            partitions.put(
                                    new TopicPartition(topic.name(), partition.partition()),
                                    topic.topicId()));
        }
        return partitions;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
        admin.close(CLOSE_LIMIT);
    }
}
