package io.inkstream.results.intake;

import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.Failure;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the documents of one batch in one transaction. */
final class DocumentRows {
    private final BatchStatements statements;

    private final Set<String> seen = new TreeSet<>();

    DocumentRows(BatchStatements statements) {
        this.statements = statements;
    }

    void submitted(DocumentRecord document) {
        statements
                .update(
                        """
                        insert into documents
                          (tenant, document_id, batch_id, name, size_bytes, submitted_at)
                        values (:tenant, :document, :batch, :name, :size, :at)
                        on conflict (tenant, document_id) do update
                        set name = excluded.name, size_bytes = excluded.size_bytes,
                          submitted_at = excluded.submitted_at
                        where documents.submitted_at is null
                        """)
                .bind("document", document.documentId().value())
                .bind("name", SqlText.of(document.name()))
                .bind("size", document.sizeBytes())
                .bind("at", document.receivedAt())
                .execute();
    }

    /** Returns whether this was news. */
    boolean split(DocumentSplit split) {
        return statements
                        .update(
                                """
                                insert into documents
                                  (tenant, document_id, batch_id, name, split_at, pages,
                                   failure_code, failure_detail)
                                values (:tenant, :document, :batch, :name, :at, :pages, :code,
                                   :detail)
                                on conflict (tenant, document_id) do update
                                set name = excluded.name, split_at = excluded.split_at,
                                  pages = excluded.pages, failure_code = excluded.failure_code,
                                  failure_detail = excluded.failure_detail
                                where documents.split_at is null
                                """)
                        .bind("document", split.documentId().value())
                        .bind("name", SqlText.of(split.name()))
                        .bind("at", split.at())
                        .bind("pages", split.pages())
                        .bind("code", split.failure().map(f -> f.code().code()).orElse(null))
                        .bind(
                                "detail",
                                split.failure().map(Failure::detail).map(SqlText::of).orElse(null))
                        .execute()
                > 0;
    }

    /** The documents of the batch in their order. */
    void listed(List<DocumentId> documents) {
        if (documents.isEmpty()) {
            return;
        }
        PreparedBatch rows =
                statements.many(
                        """
                        insert into documents (tenant, document_id, batch_id, position)
                        values (:tenant, :document, :batch, :position)
                        on conflict (tenant, document_id) do update
                        set position = excluded.position
                        where documents.position is null
                        """);
        for (int i = 0; i < documents.size(); i++) {
            statements
                    .row(rows)
                    .bind("document", documents.get(i).value())
                    .bind("position", i)
                    .add();
        }
        rows.execute();
    }

    /** Makes the document known when only its pages are; written by {@link #flush}. */
    void seen(DocumentId document) {
        seen.add(document.value());
    }

    void flush() {
        if (seen.isEmpty()) {
            return;
        }
        statements
                .update(
                        """
                        insert into documents (tenant, document_id, batch_id)
                        select :tenant, seen, :batch from unnest(:seen) seen
                        on conflict do nothing
                        """)
                .bindArray("seen", String.class, seen)
                .execute();
        seen.clear();
    }
}
