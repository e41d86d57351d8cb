package io.inkstream.results.intake;

import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.results.CountColumns;
import java.time.Instant;
import java.util.List;

/** Writes the row of one batch. What is set once stays. */
final class BatchRows {
    /** The tables with rows of batches. */
    static final List<String> OF_BATCHES =
            List.of(
                    "inkstream_webhooks.events",
                    "progress_events",
                    "search_lines",
                    "corrections",
                    "line_readings",
                    "outcomes",
                    "documents",
                    "plans",
                    "batches");

    private final BatchStatements statements;

    BatchRows(BatchStatements statements) {
        this.statements = statements;
    }

    /** Returns whether this was news. */
    boolean accepted(BatchManifest manifest) {
        boolean news =
                statements
                                .update(
                                        """
                                        update batches
                                        set name = :name, accepted_at = :at,
                                            outcome_id = coalesce(outcome_id, :outcome),
                                            state_version = state_version + 1
                                        where tenant = :tenant and batch_id = :batch
                                          and accepted_at is null
                                        """)
                                .bind("name", manifest.name().map(SqlText::of).orElse(null))
                                .bind("at", manifest.acceptedAt())
                                .bind("outcome", manifest.plan().outcomeId())
                                .execute()
                        > 0;
        return news && planned(0, manifest.plan());
    }

    /** Returns whether the plans of the batch have changed. */
    boolean controlled(BatchControl control) {
        boolean news = planned(control.revision(), control.plan());
        statements
                .update(
                        """
                        update batches
                        set control_revision = :revision, paused = :paused, outcome_id = :outcome,
                            state = case when outcome_id is distinct from :outcome
                              and state <> 'CANCELLED' then 'RUNNING' else state end,
                            finished_at = case when outcome_id is distinct from :outcome
                              and state <> 'CANCELLED' then null else finished_at end
                        where tenant = :tenant and batch_id = :batch
                          and control_revision < :revision
                        """)
                .bind("revision", control.revision())
                .bind("paused", control.paused())
                .bind("outcome", control.plan().outcomeId())
                .execute();
        return news;
    }

    private boolean planned(int revision, RecognitionPlan plan) {
        return statements
                        .update(
                                """
                                insert into plans (tenant, batch_id, revision, reading, epoch)
                                values (:tenant, :batch, :revision, :reading, :epoch)
                                on conflict do nothing
                                """)
                        .bind("revision", revision)
                        .bind("reading", plan.reading())
                        .bind("epoch", plan.epoch())
                        .execute()
                > 0;
    }

    /**
     * Leaves a row that says the batch is gone, and nothing else of it. Every table with rows of
     * batches has the columns {@code tenant} and {@code batch_id}.
     */
    void deleted(Instant at) {
        for (String table : OF_BATCHES) {
            statements
                    .update(
                            "delete from "
                                    + table
                                    + " where tenant = :tenant and batch_id = :batch")
                    .execute();
        }
        statements
                .update(
                        "delete from comparisons where tenant = :tenant"
                                + " and starts_with(document_id, :batch)")
                .execute();
        statements
                .update(
                        """
                        insert into batches (tenant, batch_id, deleted_at, state_version)
                        values (:tenant, :batch, :at, 1)
                        """)
                .bind("at", at)
                .execute();
    }

    void sealed(Instant at) {
        setOnce("sealed_at", at);
    }

    void cancelled(Instant at) {
        setOnce("cancelled_at", at);
    }

    private void setOnce(String column, Instant at) {
        statements
                .update(
                        "update batches set "
                                + column
                                + " = :at where tenant = :tenant and batch_id = :batch and "
                                + column
                                + " is null")
                .bind("at", at)
                .execute();
    }

    /** The counts as the documents have them now; those outside a sealed list do not count. */
    Counts count(boolean sealed) {
        return statements
                .query(
                        """
                        select count(*) as documents,
                          count(*) filter (where split_at is not null and failure_code is null)
                            as documents_split,
                          count(failure_code) as documents_failed,
                          coalesce(sum(coalesce(pages, pages_done + pages_failed)), 0) as pages,
                          coalesce(sum(pages_done), 0) as pages_done,
                          coalesce(sum(pages_failed), 0) as pages_failed
                        from documents
                        where tenant = :tenant and batch_id = :batch
                          and (position is not null or not :sealed)
                        """)
                .bind("sealed", sealed)
                .map((row, context) -> CountColumns.read(row))
                .one();
    }

    /** Returns whether state or counts differ from before. */
    boolean settle(State state, Counts counts) {
        return statements
                        .update(
                                """
                                update batches set state = :state, documents = :documents,
                                  documents_split = :split, documents_failed = :documentsFailed,
                                  pages = :pages, pages_done = :done, pages_failed = :pagesFailed,
                                  state_version = state_version + 1
                                where tenant = :tenant and batch_id = :batch
                                  and (state, documents, documents_split, documents_failed,
                                       pages, pages_done, pages_failed)
                                    is distinct from
                                      (:state, :documents, :split, :documentsFailed,
                                       :pages, :done, :pagesFailed)
                                """)
                        .bind("state", state.name())
                        .bind("documents", counts.documents())
                        .bind("split", counts.documentsSplit())
                        .bind("documentsFailed", counts.documentsFailed())
                        .bind("pages", counts.pages())
                        .bind("done", counts.pagesDone())
                        .bind("pagesFailed", counts.pagesFailed())
                        .execute()
                > 0;
    }

    /** The time of the last event that made the batch final, whatever order they came in. */
    void finished(State state) {
        String at =
                state == State.CANCELLED
                        ? "cancelled_at"
                        : """
                        greatest(sealed_at,
                          (select max(split_at) from documents d
                           where d.tenant = :tenant and d.batch_id = :batch),
                          (select max(o.at) from outcomes o
                           where o.tenant = :tenant and o.batch_id = :batch
                             and o.current))
                        """;
        statements
                .update(
                        "update batches set finished_at = "
                                + at
                                + " where tenant = :tenant and batch_id = :batch")
                .execute();
    }
}
