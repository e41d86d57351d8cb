package io.inkstream.faults.trial;

import io.inkstream.contracts.Topic;
import io.inkstream.faults.check.Digests;
import io.inkstream.faults.check.Told;
import io.inkstream.messaging.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what topics hold. One thread uses it. */
final class EventTap {
    /** Their values are told once per fact; the queues of pages hold images and repeat them. */
    private static final Set<Topic> TOPICS =
            Set.of(
                    Topic.DOCUMENTS_SUBMITTED,
                    Topic.DOCUMENTS_SPLIT,
                    Topic.PAGES_RECOGNIZED,
                    Topic.PAGES_FAILED,
                    Topic.BATCHES_COMMANDS);

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private Map<TopicPartition, Long> read = new HashMap<>();

    EventTap(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** What lies behind the last look; everything when a topic was cut or made anew. */
    List<ConsumerRecord<byte[], byte[]>> news() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (Topic topic : TOPICS) {
                consumer.partitionsFor(topic.topicName())
                        .forEach(info ->
                                partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long from = read.getOrDefault(partition, 0L);
                consumer.seek(partition, from > ends.getOrDefault(partition, 0L) ? 0 : from);
            }
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(POLL).forEach(records::add);
            }
            read = ends;
        }
        return records;
    }

    static Told told(ConsumerRecord<byte[], byte[]> each) {
        ReceivedEvent event = new ReceivedEvent(each);
        return new Told(
                each.topic(),
                new String(each.key(), StandardCharsets.UTF_8),
                event.id(),
                event.dataref().orElseGet(() -> Digests.sha256(event.value())));
    }
}
