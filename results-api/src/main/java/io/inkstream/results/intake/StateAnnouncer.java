package io.inkstream.results.intake;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchState;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.results.CountColumns;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Tells {@code ocr.batches.state.v1} what was committed. A row that has news keeps saying so until
 * the broker has acknowledged it, so a crash in between repeats the event and loses none.
 */
final class StateAnnouncer {
    private static final int AT_ONCE = 200;

    private record News(BatchState state, long version) {}

    private final EventPublisher publisher;
    private final ObjectStore store;

    StateAnnouncer(EventPublisher publisher, ObjectStore store) {
        this.publisher = publisher;
        this.store = store;
    }

    void announce(Handle handle) throws PublishException, StorageException {
        List<News> news = read(handle);
        while (!news.isEmpty()) {
            publisher.publish(news.stream().map(StateAnnouncer::event).toList());
            for (News item : news) {
                removeFinishedMark(item.state());
                markPublished(handle, item);
            }
            news = read(handle);
        }
    }

    private static List<News> read(Handle handle) {
        return handle.createQuery(
                        """
                        select * from batches
                        where state_version > published_version and accepted_at is not null
                        order by batch_id limit :limit
                        """)
                .bind("limit", AT_ONCE)
                .map((row, context) -> news(row))
                .list();
    }

    private static News news(ResultSet row) throws SQLException {
        BatchState state =
                new BatchState(
                        new BatchId(row.getString("batch_id")),
                        new TenantId(row.getString("tenant")),
                        Optional.ofNullable(row.getString("name")),
                        BatchState.State.valueOf(row.getString("state")),
                        CountColumns.read(row),
                        row.getTimestamp("accepted_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("finished_at"))
                                .map(Timestamp::toInstant));
        return new News(state, row.getLong("state_version"));
    }

    private static Event event(News news) {
        String batch = news.state().batchId().value();
        // two read models may count versions alike while they say different things
        String fact = batch + " " + news.state();
        return Event.json(Topic.BATCHES_STATE, batch, fact, batch, news.state());
    }

    private void removeFinishedMark(BatchState state) throws StorageException {
        if (state.state().isFinal()) {
            store.delete(ObjectKeys.pending(state.tenant(), state.batchId()));
        }
    }

    private static void markPublished(Handle handle, News news) {
        handle.createUpdate(
                        """
                        update batches set published_version = :version
                        where tenant = :tenant and batch_id = :batch
                          and published_version < :version
                        """)
                .bind("version", news.version())
                .bind("tenant", news.state().tenant().value())
                .bind("batch", news.state().batchId().value())
                .execute();
    }
}
