package io.inkstream.trainer.corrections;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.ReceivedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads ranges of {@code ocr.lines.corrected.v1}. */
public final class CorrectionTopic {
    private static final String TOPIC = Topic.LINES_CORRECTED.topicName();
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Brokers brokers;

    public CorrectionTopic(Brokers brokers) {
        this.brokers = brokers;
    }

    /** All corrections until now. */
    public OffsetRange untilNow() throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            return new OffsetRange(
                    topicId(),
                    partitions.stream()
                            .map(partition ->
                                    new OffsetRange.Part(
                                            partition.partition(),
                                            first.getOrDefault(partition, 0L),
                                            end.getOrDefault(partition, 0L)))
                            .toList());
        } catch (KafkaException e) {
            throw new IOException(
                    "%s on %s cannot be read: %s".formatted(TOPIC, brokers, e.getMessage()), e);
        }
    }

    private String topicId() throws IOException {
        try (Admin admin = Admin.create(brokers.settings(Map.of()))) {
            Collection<TopicDescription> found =
                    admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values();
            return found.iterator().next().topicId().toString();
        } catch (ExecutionException e) {
            throw new IOException(
                    "%s on %s cannot be read: %s".formatted(TOPIC, brokers, e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while looking at " + TOPIC, e);
        }
    }

    /** The corrections of a range, by partition and offset. */
    public List<LineCorrected> read(OffsetRange range) throws IOException {
        if (!range.topicId().equals(topicId())) {
            throw new IOException(
                    "%s was made anew: it has no offsets of topic id %s"
                            .formatted(TOPIC, range.topicId()));
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<LineCorrected> corrections = new ArrayList<>();
            for (OffsetRange.Part part : range.parts()) {
                read(consumer, part, corrections);
            }
            return corrections;
        } catch (KafkaException e) {
            throw new IOException(
                    "%s on %s cannot be read: %s".formatted(TOPIC, brokers, e.getMessage()), e);
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            OffsetRange.Part part,
            List<LineCorrected> corrections)
            throws IOException {
        TopicPartition partition = new TopicPartition(TOPIC, part.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, part.from());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < part.to()) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "%s does not give offsets %d to %d: it is at %d"
                                .formatted(
                                        partition,
                                        part.from(),
                                        part.to(),
                                        consumer.position(partition)));
            }
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL).records(partition)) {
                if (read.offset() < part.to()) {
                    corrections.add(new ReceivedEvent(read).json(LineCorrected.class));
                }
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        settings.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(
                brokers.settings(settings),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
