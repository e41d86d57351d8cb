package io.inkstream.messaging;

import java.time.Duration;
import java.util.HashMap;
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

/** How many records of each partition wait or are in somebody's hands. */
final class Unworked {
    private Unworked() {}

    static Map<TopicPartition, Long> of(
            Admin admin,
            ShareGroup group,
            Delivery delivery,
            Map<TopicPartition, Extent> extents,
            Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> left = new HashMap<>();
        switch (delivery) {
            case SHARE -> {
                var worked = worked(admin, group.groupName(), limit);
                extents.forEach((partition, extent) ->
                        left.put(partition, left(extent, worked.get(partition))));
            }
            case GROUP -> {
                var next = FirstUnworked.of(admin, group, delivery);
                extents.forEach((partition, extent) ->
                        left.put(partition, extent.left(next.getOrDefault(partition, 0L))));
            }
        }
        return left;
    }

    /** Nothing of a group that nobody has joined yet. */
    private static Map<TopicPartition, SharePartitionOffsetInfo> worked(
            Admin admin, String group, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                    .partitionsToOffsetInfo(group)
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
