package io.inkstream.results.intake;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageCompared;
import org.jdbi.v3.core.Handle;

/** Writes pages that a candidate read as well; the same comparison again changes nothing. */
final class ComparisonRows {
    private ComparisonRows() {}

    static void insert(Handle handle, PageCompared compared) {
        handle.createUpdate(
                        """
                        insert into comparisons
                          (tenant, document_id, page, outcome_id, candidate_digest, model,
                           stable_version, candidate_version, at, record)
                        values (:tenant, :document, :page, :outcome, :digest, :model,
                           :stable, :candidate, :at, :record::json)
                        on conflict do nothing
                        """)
                .bind("tenant", compared.tenant().value())
                .bind("document", compared.pageId().document().value())
                .bind("page", compared.pageId().number())
                .bind("outcome", compared.outcomeId())
                .bind("digest", compared.candidate().digest())
                .bind("model", compared.candidate().name())
                .bind("stable", compared.stable().version())
                .bind("candidate", compared.candidate().version())
                .bind("at", compared.at())
                .bind("record", SqlText.of(Json.text(compared)))
                .execute();
    }
}
