package io.inkstream.results.export;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.results.query.DocumentView;
import io.inkstream.results.query.Documents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Walks documents and their pages in order, a few rows at a time. No connection is held while the
 * client takes what it got, so slow clients cost no connections.
 */
@Singleton
final class PageStream {
    private static final int DOCUMENTS_AT_ONCE = 100;
    private static final int PAGES_AT_ONCE = 20;

    /** Takes documents, each followed by its pages. */
    interface Visitor {
        void document(DocumentView document) throws IOException;

        void page(DocumentView document, ExportedPage page) throws IOException;

        void endDocument(DocumentView document) throws IOException;
    }

    private final Jdbi jdbi;
    private final Documents documents;

    @Inject
    PageStream(ResultsDatabase database, Documents documents) {
        this.jdbi = database.jdbi();
        this.documents = documents;
    }

    void batch(TenantId tenant, BatchId batch, Visitor visitor) throws IOException {
        List<DocumentView> some = documents.listDocuments(tenant, batch, null, DOCUMENTS_AT_ONCE);
        while (!some.isEmpty()) {
            for (DocumentView document : some) {
                document(tenant, document, visitor);
            }
            DocumentId last = some.getLast().documentId();
            some = documents.listDocuments(tenant, batch, last, DOCUMENTS_AT_ONCE);
        }
    }

    void document(TenantId tenant, DocumentView document, Visitor visitor) throws IOException {
        visitor.document(document);
        List<ExportedPage> some = pages(tenant, document.documentId(), 0);
        while (!some.isEmpty()) {
            for (ExportedPage page : some) {
                visitor.page(document, page);
            }
            some = pages(tenant, document.documentId(), some.getLast().pageId().number());
        }
        visitor.endDocument(document);
    }

    private List<ExportedPage> pages(TenantId tenant, DocumentId document, int after) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select o.page, coalesce(o.text, '') as text, o.record
                                from outcomes o
                                where o.tenant = :tenant and o.document_id = :document
                                  and o.page > :after and o.current
                                order by o.page limit :limit
                                """)
                        .bind("tenant", tenant.value())
                        .bind("document", document.value())
                        .bind("after", after)
                        .bind("limit", PAGES_AT_ONCE)
                        .map((row, context) ->
                                new ExportedPage(
                                        document.page(row.getInt("page")),
                                        row.getString("text"),
                                        row.getString("record")))
                        .list());
    }
}
