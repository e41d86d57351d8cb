package io.inkstream.results.intake;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Collects what webhooks shall be told and writes it at the end of the transaction. The same fact
 * has the same id, so a read model that takes events again tells nothing twice.
 */
final class WebhookRows {
    static final String BATCH_ENDED = "batch.ended";
    static final String PAGE_DONE = "page.done";
    static final String PAGE_FAILED = "page.failed";

    /** Makes positions become visible in their order. */
    private static final long WRITER_LOCK = 0x494e4b_57454248L;

    private record Entry(String id, String type, String json) {}

    private final BatchStatements statements;
    private final List<Entry> entries = new ArrayList<>();

    WebhookRows(BatchStatements statements) {
        this.statements = statements;
    }

    /**
     * @param fact what makes this event another than all others of its type
     */
    void add(String type, String fact, Object data) {
        String id = "evt" + Base32.hash(26, "webhook.event.v1", type, fact);
        entries.add(new Entry(id, type, Json.text(data)));
    }

    void flush() {
        if (entries.isEmpty() || !anybodyListens()) {
            return;
        }
        statements.handle().execute("select pg_advisory_xact_lock(?)", WRITER_LOCK);
        PreparedBatch rows =
                statements.many(
                        """
                        insert into inkstream_webhooks.events
                          (tenant, event_id, batch_id, type, data)
                        values (:tenant, :id, :batch, :type, :data::json)
                        on conflict do nothing
                        """);
        for (Entry entry : entries) {
            statements
                    .row(rows)
                    .bind("id", entry.id())
                    .bind("type", entry.type())
                    .bind("data", entry.json())
                    .add();
        }
        rows.execute();
    }

    private boolean anybodyListens() {
        return statements
                .handle()
                .createQuery(
                        "select exists (select 1 from inkstream_webhooks.endpoints"
                                + " where tenant = :tenant)")
                .bind("tenant", statements.key().tenant().value())
                .mapTo(Boolean.class)
                .one();
    }
}
