package io.inkstream.results.intake;

import io.inkstream.contracts.BatchState.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the row of a batch says before the events of a transaction are taken.
 *
 * @param outcomeId which outcome of a page counts, once the batch is known to be accepted
 */
record BatchRow(
        Optional<String> outcomeId,
        boolean sealed,
        boolean cancelled,
        State state,
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
                        "select outcome_id, sealed_at, cancelled_at, state, event_seq from batches"
                                + " where tenant = :tenant and batch_id = :batch for update")
                .map((row, context) -> of(row))
                .one();
    }

    private static BatchRow of(ResultSet row) throws SQLException {
        return new BatchRow(
                Optional.ofNullable(row.getString("outcome_id")),
                row.getTimestamp("sealed_at") != null,
                row.getTimestamp("cancelled_at") != null,
                State.valueOf(row.getString("state")),
                row.getLong("event_seq"));
    }
}
