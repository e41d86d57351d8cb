package io.inkstream.messaging;

import io.inkstream.contracts.Brokers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** Measures what waits in queues, and the room brokers have. One thread at a time. */
public final class QueueGauge implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final Admin admin;
    private final Delivery delivery;

    public QueueGauge(Brokers brokers, Delivery delivery) {
        this.admin =
                Admin.create(
                        brokers.settings(
                                Map.of(
                                        "request.timeout.ms", (int) ANSWER_LIMIT.toMillis(),
                                        "default.api.timeout.ms", (int) ANSWER_LIMIT.toMillis())));
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

    public Depth depth(ShareGroup group) throws PublishException {
        try {
            Map<TopicPartition, Extent> extents =
                    Extent.listAll(admin, group.topics(), ANSWER_LIMIT);
            Map<TopicPartition, Long> unworked =
                    Unworked.of(admin, group, delivery, extents, ANSWER_LIMIT);
            Map<TopicPartition, Long> sizes = sizes();
            long waiting = 0;
            double bytes = 0;
            long worked = 0;
            for (var partition : extents.entrySet()) {
                Extent extent = partition.getValue();
                long open = unworked.getOrDefault(partition.getKey(), 0L);
                double size = sizes.getOrDefault(partition.getKey(), 0L);
                waiting += open;
                bytes += size * open / Math.max(1, extent.end() - extent.first());
                worked += extent.end() - open;
            }
            return new Depth(waiting, (long) bytes, worked);
        } catch (ExecutionException | TimeoutException e) {
            throw new PublishException("the broker does not tell what waits: " + e, e);
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
