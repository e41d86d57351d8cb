package io.inkstream.results.intake;

import io.inkstream.contracts.BatchState.State;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the row of a batch says.
 *
 * @param planned whether it is known which outcomes of its pages count
 */
record BatchRow(
        boolean planned,
        boolean sealed,
        boolean cancelled,
        boolean paused,
        boolean deleted,
        State state,
        int controlRevision,
        long eventSequence) {

    /** The row, made if the batch is not known yet, and locked until the transaction ends. */
    static BatchRow lock(BatchStatements statements) {
        statements
                .update(
                        "insert into batches (tenant, batch_id) values (:tenant, :batch) on"
                                + " conflict do nothing")
                .execute();
        return read(statements);
    }

    static BatchRow read(BatchStatements statements) {
        return statements
                .query(
                        "select outcome_id, sealed_at, cancelled_at, paused, deleted_at, state,"
                                + " control_revision, event_seq from batches"
                                + " where tenant = :tenant and batch_id = :batch for update")
                .map((row, context) -> of(row))
                .one();
    }

    private static BatchRow of(ResultSet row) throws SQLException {
        return new BatchRow(
                row.getString("outcome_id") != null,
                row.getTimestamp("sealed_at") != null,
                row.getTimestamp("cancelled_at") != null,
                row.getBoolean("paused"),
                row.getTimestamp("deleted_at") != null,
                State.valueOf(row.getString("state")),
                row.getInt("control_revision"),
                row.getLong("event_seq"));
    }
}
