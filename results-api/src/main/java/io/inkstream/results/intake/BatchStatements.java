package io.inkstream.results.intake;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Statements about one batch: {@code :tenant} and {@code :batch} are bound already. */
record BatchStatements(Handle handle, BatchKey key) {

    Update update(String sql) {
        return handle.createUpdate(sql)
                .bind("tenant", key.tenant().value())
                .bind("batch", key.batch().value());
    }

    Query query(String sql) {
        return handle.createQuery(sql)
                .bind("tenant", key.tenant().value())
                .bind("batch", key.batch().value());
    }

    /** A statement for many rows; each row binds {@code :tenant} and {@code :batch} itself. */
    PreparedBatch many(String sql) {
        return handle.prepareBatch(sql);
    }

    /** Begins a row of {@link #many}. */
    PreparedBatch row(PreparedBatch many) {
        return many.bind("tenant", key.tenant().value()).bind("batch", key.batch().value());
    }
}
