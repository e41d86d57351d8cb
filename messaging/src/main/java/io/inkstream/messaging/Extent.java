package io.inkstream.messaging;

import io.inkstream.contracts.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * What a partition holds.
 *
 * @param first offset of the first record that is still there
 * @param end offset of the record that comes next
 */
public record Extent(long first, long end) {

    /** Of all partitions of topics. */
    public static Map<TopicPartition, Extent> listAll(
            Admin admin, Collection<Topic> topics, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> names = topics.stream().map(Topic::topicName).toList();
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        Map<TopicPartition, OffsetSpec> end = new HashMap<>();
        for (TopicDescription topic :
                admin.describeTopics(names)
                        .allTopicNames()
                        .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                        .values()) {
            topic.partitions()
                    .forEach(info -> {
                        TopicPartition partition =
                                new TopicPartition(topic.name(), info.partition());
                        first.put(partition, OffsetSpec.earliest());
                        end.put(partition, OffsetSpec.latest());
                    });
        }
        var firsts = admin.listOffsets(first).all().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        Map<TopicPartition, Extent> extents = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> ends :
                admin.listOffsets(end)
                        .all()
                        .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                        .entrySet()) {
            ListOffsetsResultInfo begins = firsts.get(ends.getKey());
            if (begins != null) {
                extents.put(ends.getKey(), new Extent(begins.offset(), ends.getValue().offset()));
            }
        }
        return extents;
    }

    /**
     * How many records are left for somebody who has worked those before an offset.
     *
     * @param next of one who has not begun, any below the first
     */
    public long left(long next) {
        return Math.max(0, end - Math.max(first, next));
    }
}
