package io.inkstream.results.query;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.CountColumns;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.storage.StorageException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Questions about batches. */
@Singleton
public final class Batches {
    private static final int FAILURES_SHOWN = 20;

    private final Jdbi jdbi;
    private final Accepted accepted;

    @Inject
    public Batches(ResultsDatabase database, Accepted accepted) {
        this.jdbi = database.jdbi();
        this.accepted = accepted;
    }

    /** The batch, or a problem with 404 when nobody accepted it. */
    public BatchView getBatch(TenantId tenant, BatchId batch) throws StorageException {
        Optional<BatchView> row =
                findRow(tenant, batch).filter(found -> found.acceptedAt().isPresent());
        return row.isPresent() ? row.get() : accepted.getBatch(tenant, batch);
    }

    /** Empty when the batch was deleted. */
    public Optional<BatchView> findBatch(TenantId tenant, BatchId batch) throws StorageException {
        try {
            return Optional.of(getBatch(tenant, batch));
        } catch (HttpProblem e) {
            if (e.getStatusCode() == ProblemCode.BATCH_DELETED.status()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Up to which revision of what people want of it the view has been brought. */
    public int controlRevision(TenantId tenant, BatchId batch) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                "select control_revision from batches"
                                        + " where tenant = :tenant and batch_id = :batch")
                        .bind("tenant", tenant.value())
                        .bind("batch", batch.value())
                        .mapTo(Integer.class)
                        .findOne()
                        .orElse(0));
    }

    BatchView getBatchWithFailures(TenantId tenant, BatchId batch) throws StorageException {
        BatchView view = getBatch(tenant, batch);
        boolean failures = view.counts().documentsFailed() + view.counts().pagesFailed() > 0;
        return failures ? view.withFailures(failures(tenant, batch)) : view;
    }

    private Optional<BatchView> findRow(TenantId tenant, BatchId batch) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                "select * from batches"
                                        + " where tenant = :tenant and batch_id = :batch")
                        .bind("tenant", tenant.value())
                        .bind("batch", batch.value())
                        .map((row, context) -> view(row))
                        .findOne());
    }

    /** The latest first. */
    List<BatchView> listBatches(
            TenantId tenant, Collection<State> states, @Nullable Cursor after, int limit) {
        return jdbi.withHandle(handle -> {
            Query query =
                    handle.createQuery(
                                    """
                                    select * from batches
                                    where tenant = :tenant and accepted_at is not null
                                      and state = any(:states)
                                    """
                                            + (after == null
                                                    ? ""
                                                    : " and (accepted_at, batch_id)"
                                                            + " < (:time, :batch)")
                                            + " order by accepted_at desc, batch_id desc"
                                            + " limit :limit")
                            .bind("tenant", tenant.value())
                            .bindArray(
                                    "states",
                                    String.class,
                                    states.stream().map(State::name).toList())
                            .bind("limit", limit);
            if (after != null) {
                query.bind("time", time(after)).bind("batch", after.values().get(1));
            }
            return query.map((row, context) -> view(row)).list();
        });
    }

    private static Instant time(Cursor after) {
        try {
            return Instant.parse(after.values().getFirst());
        } catch (DateTimeParseException e) {
            throw Cursor.malformed(after.text());
        }
    }

    private BatchView.Failures failures(TenantId tenant, BatchId batch) {
        return new BatchView.Failures(failedDocuments(tenant, batch), failedPages(tenant, batch));
    }

    private List<BatchView.DocumentFailure> failedDocuments(TenantId tenant, BatchId batch) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select document_id, name, failure_code, failure_detail
                                from documents
                                where tenant = :tenant and batch_id = :batch
                                  and failure_code is not null
                                order by position, document_id limit :limit
                                """)
                        .bind("tenant", tenant.value())
                        .bind("batch", batch.value())
                        .bind("limit", FAILURES_SHOWN)
                        .map((row, context) ->
                                new BatchView.DocumentFailure(
                                        new DocumentId(row.getString(1)),
                                        Columns.text(row, "name"),
                                        Columns.failure(row).orElseThrow()))
                        .list());
    }

    private List<BatchView.PageFailure> failedPages(TenantId tenant, BatchId batch) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select o.document_id, o.page, o.failure_code,
                                  o.failure_detail
                                from outcomes o
                                where o.tenant = :tenant and o.batch_id = :batch
                                  and o.current and not o.recognized
                                order by o.document_id, o.page limit :limit
                                """)
                        .bind("tenant", tenant.value())
                        .bind("batch", batch.value())
                        .bind("limit", FAILURES_SHOWN)
                        .map((row, context) ->
                                new BatchView.PageFailure(
                                        pageId(row), Columns.failure(row).orElseThrow()))
                        .list());
    }

    private static PageId pageId(ResultSet row) throws SQLException {
        return new DocumentId(row.getString("document_id")).page(row.getInt("page"));
    }

    private static BatchView view(ResultSet row) throws SQLException {
        return BatchView.of(
                new BatchId(row.getString("batch_id")),
                Columns.text(row, "name"),
                State.valueOf(row.getString("state")),
                CountColumns.read(row),
                Columns.instant(row, "accepted_at"),
                Columns.instant(row, "finished_at"));
    }
}
