package io.inkstream.results.query;

import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.Problems;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Questions about pages and their outcomes. */
@Singleton
public final class Pages {

    /**
     * An outcome as it was published.
     *
     * @param json the whole record
     */
    public record Outcome(String outcomeId, String json) {}

    private final Jdbi jdbi;
    private final Documents documents;

    @Inject
    public Pages(ResultsDatabase database, Documents documents) {
        this.jdbi = database.jdbi();
        this.documents = documents;
    }

    /**
     * @param outcomeId null for the one of the batch's plan
     */
    public Optional<Outcome> findOutcome(TenantId tenant, PageId page, @Nullable String outcomeId) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select o.outcome_id, o.record
                                from outcomes o
                                where o.tenant = :tenant and o.document_id = :document
                                  and o.page = :page
                                  and (o.outcome_id = :outcome
                                    or :outcome is null and o.current)
                                """)
                        .bind("tenant", tenant.value())
                        .bind("document", page.document().value())
                        .bind("page", page.number())
                        .bind("outcome", outcomeId)
                        .map((row, context) -> new Outcome(row.getString(1), row.getString(2)))
                        .findOne());
    }

    /** A page that has no outcome yet, or a problem with 404 when there is no such page. */
    public PageSummary getWaiting(TenantId tenant, PageId page) throws StorageException {
        DocumentView document = documents.getDocument(tenant, page.document());
        boolean beyond = document.pages().filter(pages -> page.number() > pages).isPresent();
        if (beyond || document.failure().isPresent()) {
            throw Problems.of(ProblemCode.PAGE_NOT_FOUND, "page " + page);
        }
        return PageSummary.waiting(page, isCancelled(tenant, page));
    }

    private boolean isCancelled(TenantId tenant, PageId page) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                "select state from batches"
                                        + " where tenant = :tenant and batch_id = :batch")
                        .bind("tenant", tenant.value())
                        .bind("batch", page.batch().value())
                        .mapTo(String.class)
                        .filter(state -> State.valueOf(state) == State.CANCELLED)
                        .findOne()
                        .isPresent());
    }

    /**
     * What all readings of a page came to, the current one first; those that failed are left out.
     */
    public List<PageResult> listResults(TenantId tenant, PageId page) {
        List<String> records =
                jdbi.withHandle(handle ->
                        handle.createQuery(
                                        """
                                        select o.record
                                        from outcomes o join batches b using (tenant, batch_id)
                                        where o.tenant = :tenant and o.document_id = :document
                                          and o.page = :page and o.recognized
                                        order by o.current desc, o.at desc
                                        """)
                                .bind("tenant", tenant.value())
                                .bind("document", page.document().value())
                                .bind("page", page.number())
                                .mapTo(String.class)
                                .list());
        return records.stream().map(Pages::result).toList();
    }

    private static PageResult result(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), PageResult.class);
        } catch (IOException e) {
            throw new IllegalStateException("a stored outcome cannot be read", e);
        }
    }

    /** All readings of a page, the current one first. */
    List<PageSummary> listTranscriptions(TenantId tenant, PageId page) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select o.*, o.page as number
                                from outcomes o
                                where o.tenant = :tenant and o.document_id = :document
                                  and o.page = :page
                                order by o.current desc, o.at desc
                                """)
                        .bind("tenant", tenant.value())
                        .bind("document", page.document().value())
                        .bind("page", page.number())
                        .map((row, context) -> summary(page.document(), row))
                        .list());
    }

    /** The pages of a document from the one after {@code after}, those that wait included. */
    List<PageSummary> listPages(TenantId tenant, DocumentId document, int after, int limit) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select o.*, n as number, b.state as batch_state
                                from documents d
                                  join batches b using (tenant, batch_id)
                                  cross join lateral generate_series(:after + 1,
                                    least(:after + :limit, coalesce(d.pages,
                                      (select max(page) from outcomes x
                                       where x.tenant = d.tenant
                                         and x.document_id = d.document_id), 0))) n
                                  left join outcomes o on o.tenant = d.tenant
                                    and o.document_id = d.document_id and o.page = n
                                    and o.current
                                where d.tenant = :tenant and d.document_id = :document
                                order by n
                                """)
                        .bind("tenant", tenant.value())
                        .bind("document", document.value())
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) -> summary(document, row))
                        .list());
    }

    private static PageSummary summary(DocumentId document, ResultSet row) throws SQLException {
        PageId page = document.page(row.getInt("number"));
        if (row.getString("outcome_id") == null) {
            return PageSummary.waiting(
                    page, State.valueOf(row.getString("batch_state")) == State.CANCELLED);
        }
        return new PageSummary(
                page,
                page.number(),
                row.getBoolean("recognized") ? "done" : "failed",
                row.getBoolean("current"),
                Columns.text(row, "outcome_id"),
                Columns.text(row, "model"),
                Columns.integer(row, "lines"),
                Columns.number(row, "confidence"),
                Columns.failure(row),
                Columns.instant(row, "at"),
                PageSummary.Links.of(page));
    }
}
