package io.inkstream.results.intake;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchState;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.PendingMarks;
import io.inkstream.results.CountColumns;
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

    /**
     * What a row has to say.
     *
     * @param state empty when the batch was deleted
     * @param control revision of what people want that the state goes with
     */
    private record News(
            TenantId tenant,
            BatchId batch,
            Optional<BatchState> state,
            int control,
            long version) {}

    private final EventPublisher publisher;
    private final PendingMarks marks;

    StateAnnouncer(EventPublisher publisher, PendingMarks marks) {
        this.publisher = publisher;
        this.marks = marks;
    }

    void announce(Handle handle) throws PublishException, StorageException {
        List<News> news = read(handle);
        while (!news.isEmpty()) {
            publisher.publish(news.stream().map(StateAnnouncer::event).toList());
            for (News item : news) {
                removeFinishedMark(item);
                markPublished(handle, item);
            }
            news = read(handle);
        }
    }

    private static List<News> read(Handle handle) {
        return handle.createQuery(
                        """
                        select * from batches
                        where state_version > published_version
                          and (accepted_at is not null or deleted_at is not null)
                        order by batch_id limit :limit
                        """)
                .bind("limit", AT_ONCE)
                .map((row, context) -> news(row))
                .list();
    }

    private static News news(ResultSet row) throws SQLException {
        return new News(
                new TenantId(row.getString("tenant")),
                new BatchId(row.getString("batch_id")),
                row.getTimestamp("deleted_at") == null ? Optional.of(state(row)) : Optional.empty(),
                row.getInt("control_revision"),
                row.getLong("state_version"));
    }

    private static BatchState state(ResultSet row) throws SQLException {
        return new BatchState(
                new BatchId(row.getString("batch_id")),
                new TenantId(row.getString("tenant")),
                Optional.ofNullable(row.getString("name")),
                BatchState.State.valueOf(row.getString("state")),
                CountColumns.read(row),
                row.getTimestamp("accepted_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant));
    }

    private static Event event(News news) {
        String batch = news.batch().value();
        // two read models may count versions alike while they say different things
        String fact = batch + " " + news.state();
        return news.state().isPresent()
                ? Event.json(Topic.BATCHES_STATE, batch, fact, batch, news.state().get())
                : Event.tombstone(Topic.BATCHES_STATE, batch, fact, batch);
    }

    private void removeFinishedMark(News news) throws StorageException {
        if (news.state().filter(state -> state.state().isFinal()).isPresent()) {
            marks.remove(news.tenant(), news.batch(), news.control());
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
                .bind("tenant", news.tenant().value())
                .bind("batch", news.batch().value())
                .execute();
    }
}
