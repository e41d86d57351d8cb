package io.inkstream.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.common.TopicPartition;

/** Up to where the partitions of a queue have been worked. */
final class FirstUnworked {
    private FirstUnworked() {}

    /** The offset of the first record that is not worked; without partitions nobody took from. */
    static Map<TopicPartition, Long> of(Admin admin, ShareGroup group, Delivery delivery)
            throws ExecutionException, InterruptedException {
        return switch (delivery) {
            case SHARE -> ofShareGroup(admin, group.groupName());
            case GROUP -> ofConsumerGroup(admin, group.consumerGroupName());
        };
    }

    private static Map<TopicPartition, Long> ofShareGroup(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> first = new HashMap<>();
        admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                .partitionsToOffsetInfo(group)
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        first.put(partition, offset.startOffset());
                    }
                });
        return first;
    }

    private static Map<TopicPartition, Long> ofConsumerGroup(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> first = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        first.put(partition, offset.offset());
                    }
                });
        return first;
    }
}
