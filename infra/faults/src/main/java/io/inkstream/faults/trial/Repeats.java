package io.inkstream.faults.trial;

import io.inkstream.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What is sent twice. */
final class Repeats {
    private static final List<Topic> TOPICS =
            List.of(
                    Topic.DOCUMENTS_SUBMITTED,
                    Topic.DOCUMENTS_SPLIT,
                    Topic.PAGES_REQUESTED,
                    Topic.PAGES_RECOGNIZED,
                    Topic.BATCHES_COMMANDS);
    private static final Duration POLL = Duration.ofMillis(200);

    private Repeats() {}

    /** The client sends everything three times at once. */
    static Fault uploads() {
        return world -> {
            Thread first = world.send();
            Thread second = world.send();
            world.send().join();
            first.join();
            second.join();
        };
    }

    /** Other documents come under the same key. */
    static Fault otherUpload() {
        return world -> {
            world.send().join();
            world.insist();
            world.sendOthers();
        };
    }

    /** Every event that the batch has caused is published once more. */
    static Fault events() {
        return world -> {
            world.send().join();
            world.insist();
            world.linger(Duration.ofSeconds(3));
            repeat(world.installation().bootstrapServers(), world.batch().value());
        };
    }

    private static void repeat(String servers, String batch) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        try (var consumer =
                        new KafkaConsumer<>(
                                settings,
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer());
                var producer =
                        new KafkaProducer<>(
                                settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ConsumerRecord<byte[], byte[]> each : all(consumer)) {
                if (new String(each.key(), StandardCharsets.UTF_8).startsWith(batch)) {
                    var _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            each.topic(),
                                            null,
                                            each.key(),
                                            each.value(),
                                            each.headers()));
                }
            }
            producer.flush();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(
            KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : TOPICS) {
            consumer.partitionsFor(topic.topicName())
                    .forEach(info ->
                            partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (partitions.stream()
                .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }
}
