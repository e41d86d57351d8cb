package io.inkstream.results.query;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What of a batch has no text. */
@Singleton
final class Failures {
    private final Jdbi jdbi;

    @Inject
    Failures(ResultsDatabase database) {
        this.jdbi = database.jdbi();
    }

    /** By document and page; a document that failed as a whole comes as its page 0. */
    List<FailureView> listFailures(
            TenantId tenant, BatchId batch, @Nullable Cursor after, int limit) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select f.*, d.name from (
                                  select document_id, 0 as page, failure_code, failure_detail
                                  from documents
                                  where tenant = :tenant and batch_id = :batch
                                    and failure_code is not null
                                  union all
                                  select document_id, page, failure_code, failure_detail
                                  from outcomes
                                  where tenant = :tenant and batch_id = :batch
                                    and current and not recognized) f
                                  join documents d on d.tenant = :tenant
                                    and d.document_id = f.document_id
                                where (f.document_id, f.page) > (:document, :page)
                                order by f.document_id, f.page limit :limit
                                """)
                        .bind("tenant", tenant.value())
                        .bind("batch", batch.value())
                        .bind("document", after == null ? "" : after.values().getFirst())
                        .bind("page", after == null ? 0 : page(after))
                        .bind("limit", limit)
                        .map((row, context) -> view(row))
                        .list());
    }

    static Cursor cursor(FailureView last) {
        int page = last.pageId().map(id -> id.number()).orElse(0);
        return Cursor.of(last.documentId().value(), Integer.toString(page));
    }

    private static int page(Cursor after) {
        try {
            return Integer.parseInt(after.values().getLast());
        } catch (NumberFormatException e) {
            throw Cursor.malformed(after.text());
        }
    }

    private static FailureView view(ResultSet row) throws SQLException {
        DocumentId document = new DocumentId(row.getString("document_id"));
        int page = row.getInt("page");
        return new FailureView(
                document,
                page == 0 ? Optional.empty() : Optional.of(document.page(page)),
                Columns.text(row, "name"),
                Columns.failure(row).orElseThrow());
    }
}
