package io.inkstream.results.intake;

import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Writes outcomes of pages; an outcome is written once and never changes. */
final class OutcomeRows {
    private final BatchStatements statements;

    OutcomeRows(BatchStatements statements) {
        this.statements = statements;
    }

    /** Returns whether this was news. */
    boolean insert(IntakeEvent.Outcome event) {
        PageOutcome outcome = event.outcome();
        Update insert =
                statements
                        .update(
                                """
                                insert into outcomes
                                  (tenant, document_id, page, outcome_id, batch_id, recognized,
                                   failure_code, failure_detail, attempts, model, lines,
                                   confidence, at, text, record)
                                values (:tenant, :document, :page, :outcome, :batch, :recognized,
                                   :code, :detail, :attempts, :model, :lines,
                                   :confidence, :at, :text, :record::json)
                                on conflict do nothing
                                """)
                        .bind("document", outcome.pageId().document().value())
                        .bind("page", outcome.pageId().number())
                        .bind("outcome", outcome.outcomeId())
                        .bind("model", outcome.plan().recognizer().toString())
                        .bind("record", event.json());
        return switch (outcome) {
                    case PageResult result -> recognized(insert, result);
                    case PageFailure failure -> failed(insert, failure);
                }
                > 0;
    }

    private static int recognized(Update insert, PageResult result) {
        return bindFailure(insert, null, null, null)
                .bind("recognized", true)
                .bind("lines", (Integer) result.lines().size())
                .bind("confidence", result.confidence().orElse(null))
                .bind("at", result.at())
                .bind("text", SqlText.of(result.text()))
                .execute();
    }

    private static int failed(Update insert, PageFailure failure) {
        return bindFailure(
                        insert,
                        failure.failure().code().code(),
                        SqlText.of(failure.failure().detail()),
                        failure.attempts())
                .bind("recognized", false)
                .bind("lines", (Integer) null)
                .bind("confidence", (Double) null)
                .bind("at", failure.at())
                .bind("text", (String) null)
                .execute();
    }

    private static Update bindFailure(
            Update insert,
            @Nullable String code,
            @Nullable String detail,
            @Nullable Integer attempts) {
        return insert.bind("code", code).bind("detail", detail).bind("attempts", attempts);
    }
}
