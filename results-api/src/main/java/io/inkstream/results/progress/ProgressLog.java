package io.inkstream.results.progress;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The events of live progress as the intake wrote them. */
@Singleton
final class ProgressLog {
    private static final int AT_ONCE = 500;

    /**
     * @param data JSON
     */
    record Entry(long sequence, String kind, String data) {}

    private final Jdbi jdbi;

    @Inject
    ProgressLog(ResultsDatabase database) {
        this.jdbi = database.jdbi();
    }

    /** Tells this read model from others that numbered their events from one as well. */
    long generation() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select generation from read_model").mapTo(Long.class).one());
    }

    /** The number of the last event, 0 while there is none. */
    long last(TenantId tenant, BatchId batch) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                "select event_seq from batches"
                                        + " where tenant = :tenant and batch_id = :batch")
                        .bind("tenant", tenant.value())
                        .bind("batch", batch.value())
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L));
    }

    /** The number of the first event still kept, one past the last when none is. */
    long first(TenantId tenant, BatchId batch) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select coalesce(min(p.seq), max(b.event_seq) + 1)
                                from batches b left join progress_events p
                                  using (tenant, batch_id)
                                where b.tenant = :tenant and b.batch_id = :batch
                                """)
                        .bind("tenant", tenant.value())
                        .bind("batch", batch.value())
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(1L));
    }

    /** Some of the events after this one, in order. */
    List<Entry> after(TenantId tenant, BatchId batch, long sequence) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select seq, kind, data from progress_events
                                where tenant = :tenant and batch_id = :batch
                                  and seq > :seq
                                order by seq limit :limit
                                """)
                        .bind("tenant", tenant.value())
                        .bind("batch", batch.value())
                        .bind("seq", sequence)
                        .bind("limit", AT_ONCE)
                        .map((row, context) ->
                                new Entry(row.getLong(1), row.getString(2), row.getString(3)))
                        .list());
    }

    /** Forgets events that are older. */
    int forget(Duration age) {
        return jdbi.withHandle(handle ->
                handle.createUpdate(
                                "delete from progress_events"
                                        + " where at < now() - make_interval(secs => :age)")
                        .bind("age", (double) age.toSeconds())
                        .execute());
    }
}
