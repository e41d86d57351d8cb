package io.inkstream.results.intake;

import io.inkstream.contracts.Json;
import io.inkstream.results.ProgressEvent;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Collects what people who follow a batch shall hear and writes it at the end of the transaction.
 * Numbers are allotted while the row of the batch is locked, so they become visible in order.
 */
final class ProgressRows {
    private record Entry(String kind, String json) {}

    private final BatchStatements statements;
    private final List<Entry> entries = new ArrayList<>();

    ProgressRows(BatchStatements statements) {
        this.statements = statements;
    }

    void add(String kind, Object data) {
        entries.add(new Entry(kind, Json.text(data)));
    }

    void flush(long lastSequence) {
        if (entries.isEmpty()) {
            return;
        }
        PreparedBatch rows =
                statements.many(
                        """
                        insert into progress_events (tenant, batch_id, seq, kind, data)
                        values (:tenant, :batch, :seq, :kind, :data::json)
                        """);
        long sequence = lastSequence;
        for (Entry entry : entries) {
            sequence++;
            statements
                    .row(rows)
                    .bind("seq", sequence)
                    .bind("kind", entry.kind())
                    .bind("data", entry.json())
                    .add();
        }
        rows.execute();
        statements
                .update(
                        "update batches set event_seq = :seq"
                                + " where tenant = :tenant and batch_id = :batch")
                .bind("seq", sequence)
                .execute();
        wake();
    }

    /** Those who follow the batch look again. */
    void wake() {
        statements
                .query("select pg_notify(:channel, :tenant || '/' || :batch)")
                .bind("channel", ProgressEvent.CHANNEL)
                .mapTo(String.class)
                .list();
    }
}
