package io.inkstream.results.export;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.results.corrections.Corrections;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.query.DocumentView;
import io.inkstream.results.query.Documents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Walks documents and their pages in order, a few rows at a time. No connection is held while the
 * client takes what it got, so slow clients cost no connections.
 */
@Singleton
final class PageStream {
    private static final int DOCUMENTS_AT_ONCE = 100;
    private static final int PAGES_AT_ONCE = 20;

    /** Takes documents in order. */
    interface DocumentVisitor {
        void document(DocumentView document) throws IOException;
    }

    private final Jdbi jdbi;
    private final Documents documents;
    private final Corrections corrections;

    @Inject
    PageStream(ResultsDatabase database, Documents documents, Corrections corrections) {
        this.jdbi = database.jdbi();
        this.documents = documents;
        this.corrections = corrections;
    }

    void documents(TenantId tenant, BatchId batch, DocumentVisitor visitor) throws IOException {
        List<DocumentView> some = documents.listDocuments(tenant, batch, null, DOCUMENTS_AT_ONCE);
        while (!some.isEmpty()) {
            for (DocumentView document : some) {
                visitor.document(document);
            }
            DocumentId last = some.getLast().documentId();
            some = documents.listDocuments(tenant, batch, last, DOCUMENTS_AT_ONCE);
        }
    }

    void pages(TenantId tenant, DocumentId document, DocumentPages.Visitor visitor)
            throws IOException {
        List<EndedPage> some = pages(tenant, document, 0, PAGES_AT_ONCE);
        while (!some.isEmpty()) {
            for (EndedPage page : some) {
                visitor.page(page);
            }
            some = pages(tenant, document, some.getLast().pageId().number(), PAGES_AT_ONCE);
        }
    }

    /** The document with all pages that have ended. */
    DocumentPages document(TenantId tenant, DocumentView view, FileNames names) {
        return new DocumentPages() {
            @Override
            public DocumentView view() {
                return view;
            }

            @Override
            public FileNames names() {
                return names;
            }

            @Override
            public Optional<PageResult> firstResult() throws IOException {
                return findFirst(tenant, view.documentId());
            }

            @Override
            public void forEach(Visitor visitor) throws IOException {
                pages(tenant, view.documentId(), visitor);
            }
        };
    }

    private List<EndedPage> pages(TenantId tenant, DocumentId document, int after, int limit) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select o.page, o.outcome_id, coalesce(o.text, '') as text,
                                  o.record, exists (select 1 from corrections c
                                    where c.tenant = o.tenant and c.page = o.page
                                      and c.document_id = o.document_id) as corrected
                                from outcomes o
                                where o.tenant = :tenant and o.document_id = :document
                                  and o.page > :after and o.current
                                order by o.page limit :limit
                                """)
                        .bind("tenant", tenant.value())
                        .bind("document", document.value())
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) -> page(tenant, document, row))
                        .list());
    }

    private EndedPage page(TenantId tenant, DocumentId document, ResultSet row)
            throws SQLException {
        PageId page = document.page(row.getInt("page"));
        return new EndedPage(
                page,
                row.getString("text"),
                row.getString("record"),
                row.getBoolean("corrected")
                        ? corrections.ofPage(tenant, page, row.getString("outcome_id"))
                        : Map.of());
    }

    private Optional<PageResult> findFirst(TenantId tenant, DocumentId document)
            throws IOException {
        Optional<String> json =
                jdbi.withHandle(handle ->
                        handle.createQuery(
                                        """
                                        select o.record
                                        from outcomes o
                                        where o.tenant = :tenant and o.document_id = :document
                                          and o.recognized and o.current
                                        order by o.page limit 1
                                        """)
                                .bind("tenant", tenant.value())
                                .bind("document", document.value())
                                .mapTo(String.class)
                                .findOne());
        return json.isPresent()
                ? Optional.of(
                        Json.read(json.get().getBytes(StandardCharsets.UTF_8), PageResult.class))
                : Optional.empty();
    }

    /**
     * @param outcomeId null for the one of the batch's plan
     */
    Optional<EndedPage> findPage(TenantId tenant, PageId page, @Nullable String outcomeId) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select o.page, o.outcome_id, coalesce(o.text, '') as text,
                                  o.record, exists (select 1 from corrections c
                                    where c.tenant = o.tenant and c.page = o.page
                                      and c.document_id = o.document_id) as corrected
                                from outcomes o
                                where o.tenant = :tenant and o.document_id = :document
                                  and o.page = :page
                                  and (o.outcome_id = :outcome or (:outcome is null and o.current))
                                """)
                        .bind("tenant", tenant.value())
                        .bind("document", page.document().value())
                        .bind("page", page.number())
                        .bind("outcome", outcomeId)
                        .map((row, context) -> page(tenant, page.document(), row))
                        .findOne());
    }
}
