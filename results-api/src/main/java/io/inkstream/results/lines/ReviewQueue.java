package io.inkstream.results.lines;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Which lines of the current readings nobody has corrected, the most rewarding ones first. */
@Singleton
final class ReviewQueue {
    private static final String LEFT =
            """
            from line_readings l join outcomes o
              using (tenant, document_id, page, outcome_id)
            where l.tenant = :tenant and o.current
              and l.corrected_line is null
              and l.batch_id = coalesce(:batch, l.batch_id)
            """;

    private record Left(int lines, int characters, double errors) {}

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    ReviewQueue(ResultsDatabase database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /**
     * @param batch null for all
     */
    Review look(TenantId tenant, @Nullable BatchId batch, int limit) {
        @Nullable String only = batch == null ? null : batch.value();
        return jdbi.inTransaction(handle -> {
            Left left = left(handle, tenant, only);
            return new Review(
                    items(handle, tenant, only, limit),
                    doneToday(handle, tenant, only),
                    left.lines(),
                    left.characters(),
                    left.errors(),
                    left.characters() == 0 ? 0 : left.errors() / left.characters());
        });
    }

    private static List<Review.Item> items(
            Handle handle, TenantId tenant, @Nullable String batch, int limit) {
        return handle.createQuery(
                        """
                        select q.*, o.record -> 'lines' -> q.position ->> 'text' as text
                        from (select l.*, (1 - l.confidence) * l.characters as errors
                        """
                                + LEFT
                                + """
                                order by (1 - l.confidence) * l.characters desc, l.line_id
                                limit :limit) q
                                join outcomes o using (tenant, document_id, page, outcome_id)
                                order by q.errors desc, q.line_id
                                """)
                .bind("tenant", tenant.value())
                .bind("batch", batch)
                .bind("limit", limit)
                .map((row, context) -> item(row))
                .list();
    }

    private static Review.Item item(ResultSet row) throws SQLException {
        LineId line = new LineId(row.getString("line_id"));
        return new Review.Item(
                line,
                line.page(),
                row.getString("text"),
                row.getDouble("confidence"),
                row.getDouble("errors"),
                LineView.Links.of(line));
    }

    private static Left left(Handle handle, TenantId tenant, @Nullable String batch) {
        return handle.createQuery(
                        """
                        select count(*) as lines, coalesce(sum(l.characters), 0) as characters,
                          coalesce(sum((1 - l.confidence) * l.characters), 0) as errors
                        """
                                + LEFT)
                .bind("tenant", tenant.value())
                .bind("batch", batch)
                .map((row, context) ->
                        new Left(
                                row.getInt("lines"),
                                row.getInt("characters"),
                                row.getDouble("errors")))
                .one();
    }

    private int doneToday(Handle handle, TenantId tenant, @Nullable String batch) {
        Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return handle.createQuery(
                        """
                        select count(*) from corrections
                        where tenant = :tenant and at >= :midnight
                          and batch_id = coalesce(:batch, batch_id)
                        """)
                .bind("tenant", tenant.value())
                .bind("batch", batch)
                .bind("midnight", midnight)
                .mapTo(Integer.class)
                .one();
    }
}
