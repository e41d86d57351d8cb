package io.inkstream.messaging;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * Removes page requests that have been worked. Their topics keep records for ever, so that none
 * expires unread; without this, images of pages would stay on the broker for ever, too.
 */
public final class WorkedRecords {
    private static final List<String> TOPICS =
            List.of(Topic.PAGES_REQUESTED.topicName(), Topic.PAGES_REQUESTED_BULK.topicName());

    private WorkedRecords() {}

    /**
     * Removes all records before the first that is not worked yet. Running it again does no harm.
     */
    public static void delete(Brokers brokers, Delivery delivery) throws PublishException {
        try (Admin admin = Admin.create(brokers.settings(Map.of()))) {
            admin.deleteRecords(worked(admin, delivery)).all().get();
        } catch (ExecutionException e) {
            throw new PublishException("worked records stay for now: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while removing worked records", e);
        }
    }

    private static Map<TopicPartition, RecordsToDelete> worked(Admin admin, Delivery delivery)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> worked = new HashMap<>();
        FirstUnworked.of(admin, ShareGroup.WORKERS, delivery)
                .forEach((partition, first) -> {
                    if (TOPICS.contains(partition.topic()) && first > 0) {
                        worked.put(partition, RecordsToDelete.beforeOffset(first));
                    }
                });
        return worked;
    }
}
