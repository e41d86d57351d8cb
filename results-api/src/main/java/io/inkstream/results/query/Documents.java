package io.inkstream.results.query;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Questions about documents. */
@Singleton
public final class Documents {
    private final Jdbi jdbi;
    private final Accepted accepted;

    @Inject
    public Documents(ResultsDatabase database, Accepted accepted) {
        this.jdbi = database.jdbi();
        this.accepted = accepted;
    }

    /** The document, or a problem with 404 when nobody accepted it. */
    public DocumentView getDocument(TenantId tenant, DocumentId document) throws StorageException {
        Optional<DocumentView> row = findRow(tenant, document);
        return row.isPresent() ? row.get() : accepted.getDocument(tenant, document);
    }

    private Optional<DocumentView> findRow(TenantId tenant, DocumentId document) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                "select * from documents where tenant = :tenant"
                                        + " and document_id = :document")
                        .bind("tenant", tenant.value())
                        .bind("document", document.value())
                        .map((row, context) -> view(row))
                        .findOne());
    }

    /**
     * The documents of a batch in their order; those outside a sealed list are not part of it.
     *
     * @param after the last document seen, null to begin
     */
    public List<DocumentView> listDocuments(
            TenantId tenant, BatchId batch, @Nullable DocumentId after, int limit) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select d.* from documents d
                                  join batches b using (tenant, batch_id)
                                where tenant = :tenant and batch_id = :batch
                                  and (d.position is not null or b.sealed_at is null)
                                  and (coalesce(d.position, 2147483647), d.document_id)
                                    > (coalesce((select coalesce(position, 2147483647)
                                         from documents where tenant = :tenant
                                           and document_id = :after), -1), :after)
                                order by coalesce(d.position, 2147483647), d.document_id
                                limit :limit
                                """)
                        .bind("tenant", tenant.value())
                        .bind("batch", batch.value())
                        .bind("after", after == null ? "" : after.value())
                        .bind("limit", limit)
                        .map((row, context) -> view(row))
                        .list());
    }

    private static DocumentView view(ResultSet row) throws SQLException {
        return DocumentView.of(
                new DocumentId(row.getString("document_id")),
                Columns.text(row, "name"),
                Columns.integer(row, "pages"),
                row.getInt("pages_done"),
                row.getInt("pages_failed"),
                Columns.failure(row));
    }
}
