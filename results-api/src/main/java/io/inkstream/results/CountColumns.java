package io.inkstream.results;

import io.inkstream.contracts.BatchState.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns that hold the counts of a batch. */
public final class CountColumns {
    private CountColumns() {}

    public static Counts read(ResultSet row) throws SQLException {
        return new Counts(
                row.getInt("documents"),
                row.getInt("documents_split"),
                row.getInt("documents_failed"),
                row.getInt("pages"),
                row.getInt("pages_done"),
                row.getInt("pages_failed"));
    }
}
