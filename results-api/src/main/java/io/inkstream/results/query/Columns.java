package io.inkstream.results.query;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Reads columns that may be empty. */
final class Columns {
    private Columns() {}

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static Optional<Integer> integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static Optional<Double> number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static Optional<Failure> failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new Failure(ProblemCode.of(code), row.getString("failure_detail")));
    }
}
