package io.inkstream.results.intake;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Extent;
import io.inkstream.messaging.PublishException;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.results.intake.OffsetRows.Position;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many events are not in the read model yet, whichever replica takes them in. */
@Singleton
public final class IntakeLag {
    private final Brokers brokers;
    private final ResultsDatabase database;

    @Inject
    public IntakeLag(Brokers brokers, ResultsDatabase database) {
        this.brokers = brokers;
        this.database = database;
    }

    /** By topic, of all topics that the read model is made of. */
    public Map<Topic, Long> byTopic(Duration limit) throws PublishException {
        Map<TopicPartition, Position> taken = database.jdbi().withHandle(OffsetRows::read);
        Map<Topic, Long> lags = new LinkedHashMap<>();
        Map<TopicPartition, Extent> extents = extents(limit);
        for (Topic topic : EventDecoder.TOPICS) {
            lags.put(
                    topic,
                    extents.entrySet().stream()
                            .filter(each -> each.getKey().topic().equals(topic.topicName()))
                            .mapToLong(each -> left(each.getValue(), taken.get(each.getKey())))
                            .sum());
        }
        return lags;
    }

    private static long left(Extent extent, @Nullable Position taken) {
        return extent.left(taken == null ? 0 : taken.nextOffset());
    }

    private Map<TopicPartition, Extent> extents(Duration limit) throws PublishException {
        Map<String, Object> settings =
                brokers.settings(
                        Map.of(
                                "default.api.timeout.ms", (int) limit.toMillis(),
                                "request.timeout.ms", (int) limit.toMillis()));
        try (Admin admin = Admin.create(settings)) {
            return Extent.listAll(admin, EventDecoder.TOPICS, limit);
        } catch (ExecutionException | TimeoutException e) {
            throw new PublishException(
                    "no broker at %s tells what waits: %s".formatted(brokers, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while asking what waits", e);
        }
    }
}
