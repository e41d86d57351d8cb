package io.inkstream.messaging;

import io.inkstream.contracts.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** Measures what waits in queues, and the room brokers have. One thread at a time. */
public final class QueueGauge implements AutoCloseable {
    private static final int ANSWER_LIMIT_MILLIS = 5_000;

    private final Admin admin;
    private final Delivery delivery;

    public QueueGauge(String bootstrapServers, Delivery delivery) {
        this.admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "request.timeout.ms", ANSWER_LIMIT_MILLIS,
                                "default.api.timeout.ms", ANSWER_LIMIT_MILLIS));
        this.delivery = delivery;
    }

    /**
     * What a queue holds.
     *
     * @param waiting records that are not worked to their end
     * @param bytes they take on the broker, by the mean of their partitions
     * @param worked records so far; only ever grows while the topics live
     */
    public record Depth(long waiting, long bytes, long worked) {}

    /** Where a partition begins and ends. */
    private record Extent(long begin, long end) {}

    public Depth depth(ShareGroup group) throws PublishException {
        try {
            Map<TopicPartition, Extent> extents = extents(group);
            Map<TopicPartition, Long> sizes = sizes();
            Map<TopicPartition, Long> unworked = FirstUnworked.of(admin, group, delivery);
            long waiting = 0;
            long bytes = 0;
            long worked = 0;
            for (var partition : extents.entrySet()) {
                Extent extent = partition.getValue();
                long first =
                        Math.max(extent.begin(), unworked.getOrDefault(partition.getKey(), 0L));
                long open = Math.max(0, extent.end() - first);
                long records = Math.max(1, extent.end() - extent.begin());
                waiting += open;
                bytes +=
                        (long)
                                ((double) sizes.getOrDefault(partition.getKey(), 0L)
                                        * open
                                        / records);
                worked += first;
            }
            return new Depth(waiting, bytes, worked);
        } catch (ExecutionException e) {
            throw new PublishException("the broker does not tell what waits: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while measuring queues", e);
        }
    }

    /** Of the fullest disk of any broker; nothing where brokers are too old to tell. */
    public OptionalLong freeBytes() throws PublishException {
        try {
            return logDirs().stream()
                    .map(LogDirDescription::usableBytes)
                    .filter(OptionalLong::isPresent)
                    .mapToLong(OptionalLong::getAsLong)
                    .min();
        } catch (ExecutionException e) {
            throw new PublishException("the broker does not tell its room: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while measuring disks", e);
        }
    }

    private Map<TopicPartition, Extent> extents(ShareGroup group)
            throws ExecutionException, InterruptedException {
        List<String> topics = group.topics().stream().map(Topic::topicName).toList();
        Map<TopicPartition, OffsetSpec> begins = new HashMap<>();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, description) ->
                        description
                                .partitions()
                                .forEach(partition -> {
                                    var place = new TopicPartition(topic, partition.partition());
                                    begins.put(place, OffsetSpec.earliest());
                                    ends.put(place, OffsetSpec.latest());
                                }));
        var first = admin.listOffsets(begins).all().get();
        var last = admin.listOffsets(ends).all().get();
        Map<TopicPartition, Extent> extents = new HashMap<>();
        first.forEach((partition, begin) -> {
            var end = last.get(partition);
            if (end != null) {
                extents.put(partition, new Extent(begin.offset(), end.offset()));
            }
        });
        return extents;
    }

    private Map<TopicPartition, Long> sizes() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> sizes = new HashMap<>();
        for (LogDirDescription folder : logDirs()) {
            folder.replicaInfos()
                    .forEach((partition, replica) ->
                            sizes.merge(partition, replica.size(), Math::max));
        }
        return sizes;
    }

    private List<LogDirDescription> logDirs() throws ExecutionException, InterruptedException {
        Collection<Node> brokers = admin.describeCluster().nodes().get();
        return admin
                .describeLogDirs(brokers.stream().map(Node::id).toList())
                .allDescriptions()
                .get()
                .values()
                .stream()
                .flatMap(folders -> folders.values().stream())
                .toList();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
