package io.inkstream.messaging;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * How much of a topic a queue has not worked yet.
 *
 * @param records that wait or are in somebody's hands
 * @param lanes that take from the queue now
 */
public record QueueLag(ShareGroup group, Topic topic, long records, int lanes) {

    /** Asks the brokers about all queues; each topic of a queue is in the list. */
    public static List<QueueLag> listAll(Brokers brokers, Delivery delivery, Duration limit)
            throws PublishException {
        Map<String, Object> settings =
                brokers.settings(
                        Map.of(
                                "default.api.timeout.ms", (int) limit.toMillis(),
                                "request.timeout.ms", (int) limit.toMillis()));
        try (Admin admin = Admin.create(settings)) {
            List<QueueLag> lags = new ArrayList<>();
            for (ShareGroup group : ShareGroup.values()) {
                addTo(lags, admin, group, delivery, limit);
            }
            return lags;
        } catch (ExecutionException | TimeoutException e) {
            throw new PublishException(
                    "no broker at %s tells what waits: %s".formatted(brokers, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while asking what waits", e);
        }
    }

    private static void addTo(
            List<QueueLag> lags, Admin admin, ShareGroup group, Delivery delivery, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Extent> extents = Extent.listAll(admin, group.topics(), limit);
        Map<TopicPartition, Long> left = Unworked.of(admin, group, delivery, extents, limit);
        int lanes = lanes(admin, group, delivery, limit);
        for (Topic topic : group.topics()) {
            long records =
                    left.entrySet().stream()
                            .filter(each -> each.getKey().topic().equals(topic.topicName()))
                            .mapToLong(Map.Entry::getValue)
                            .sum();
            lags.add(new QueueLag(group, topic, records, lanes));
        }
    }

    /** Each lane is a member of its own; a group that nobody has joined yet has none. */
    private static int lanes(Admin admin, ShareGroup group, Delivery delivery, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        KafkaFuture<Integer> members =
                switch (delivery) {
                    case SHARE ->
                            admin.describeShareGroups(List.of(group.groupName()))
                                    .all()
                                    .thenApply(found ->
                                            found.values().stream()
                                                    .mapToInt(each -> each.members().size())
                                                    .sum());
                    case GROUP ->
                            admin.describeConsumerGroups(List.of(group.consumerGroupName()))
                                    .all()
                                    .thenApply(found ->
                                            found.values().stream()
                                                    .mapToInt(each -> each.members().size())
                                                    .sum());
                };
        try {
            return members.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }
}
