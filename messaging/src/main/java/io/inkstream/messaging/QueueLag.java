package io.inkstream.messaging;

import io.inkstream.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * How much of a topic a queue has not worked yet.
 *
 * @param records that wait or are in somebody's hands
 * @param lanes that take from the queue now
 */
public record QueueLag(ShareGroup group, Topic topic, long records, int lanes) {

    /** Asks the brokers about all queues; each topic of a queue is in the list. */
    public static List<QueueLag> listAll(String bootstrapServers, Delivery delivery, Duration limit)
            throws PublishException {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "default.api.timeout.ms", (int) limit.toMillis(),
                        "request.timeout.ms", (int) limit.toMillis());
        try (Admin admin = Admin.create(settings)) {
            List<QueueLag> lags = new ArrayList<>();
            for (ShareGroup group : ShareGroup.values()) {
                addTo(lags, admin, group, delivery, limit);
            }
            return lags;
        } catch (ExecutionException | TimeoutException e) {
            throw new PublishException(
                    "no broker at %s tells what waits: %s"
                            .formatted(bootstrapServers, e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while asking what waits", e);
        }
    }

    private static void addTo(
            List<QueueLag> lags, Admin admin, ShareGroup group, Delivery delivery, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Extent> extents = Extent.listAll(admin, group.topics(), limit);
        Map<TopicPartition, Long> left =
                switch (delivery) {
                    case SHARE -> left(extents, worked(admin, group, limit));
                    case GROUP -> left(extents, admin, group);
                };
        int lanes =
                switch (delivery) {
                    case SHARE -> lanes(admin, group, limit);
                    case GROUP -> members(admin, group, limit);
                };
        for (Topic topic : group.topics()) {
            long records =
                    left.entrySet().stream()
                            .filter(each -> each.getKey().topic().equals(topic.topicName()))
                            .mapToLong(Map.Entry::getValue)
                            .sum();
            lags.add(new QueueLag(group, topic, records, lanes));
        }
    }

    /** Each lane is a member of its own. */
    private static int lanes(Admin admin, ShareGroup group, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        String name = group.groupName();
        try {
            return admin
                    .describeShareGroups(List.of(name))
                    .all()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .mapToInt(found -> found.members().size())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private static int members(Admin admin, ShareGroup group, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return admin
                    .describeConsumerGroups(List.of(group.consumerGroupName()))
                    .all()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .mapToInt(found -> found.members().size())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private static Map<TopicPartition, Long> left(
            Map<TopicPartition, Extent> extents, Admin admin, ShareGroup group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> next = FirstUnworked.of(admin, group, Delivery.GROUP);
        Map<TopicPartition, Long> left = new HashMap<>();
        extents.forEach((partition, extent) ->
                left.put(partition, extent.left(next.getOrDefault(partition, 0L))));
        return left;
    }

    private static Map<TopicPartition, Long> left(
            Map<TopicPartition, Extent> extents,
            Map<TopicPartition, SharePartitionOffsetInfo> worked) {
        Map<TopicPartition, Long> left = new HashMap<>();
        extents.forEach(
                (partition, extent) -> left.put(partition, left(extent, worked.get(partition))));
        return left;
    }

    /** Nothing of a group that nobody has joined yet. */
    private static Map<TopicPartition, SharePartitionOffsetInfo> worked(
            Admin admin, ShareGroup group, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        String name = group.groupName();
        try {
            return admin.listShareGroupOffsets(Map.of(name, new ListShareGroupOffsetsSpec()))
                    .partitionsToOffsetInfo(name)
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    /** The broker knows of records that were worked before their turn, where it tells at all. */
    private static long left(Extent extent, @Nullable SharePartitionOffsetInfo worked) {
        if (worked == null) {
            return extent.left(0);
        }
        return worked.lag().orElseGet(() -> extent.left(worked.startOffset()));
    }
}
