package io.inkstream.results.corrections;

import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The corrections as the read model knows them, carried into every reading of their page. */
@Singleton
public final class Corrections {
    private static final String LATEST =
            """
            select l.line_id as here, c.line_id, c.revision, c.after, c.corrected_by, c.at
            from line_readings l
              cross join lateral (
                select * from corrections x
                where x.tenant = l.tenant and x.line_id = l.corrected_line
                order by x.revision desc limit 1) c
            where l.tenant = :tenant and l.corrected_line is not null and
            """;

    private final Jdbi jdbi;

    @Inject
    public Corrections(ResultsDatabase database) {
        this.jdbi = database.jdbi();
    }

    /** By the lines of this reading, those without a correction left out. */
    public Map<LineId, Correction> ofPage(TenantId tenant, PageId page, String outcomeId) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                LATEST
                                        + "l.document_id = :document and l.page = :page"
                                        + " and l.outcome_id = :outcome")
                        .bind("tenant", tenant.value())
                        .bind("document", page.document().value())
                        .bind("page", page.number())
                        .bind("outcome", outcomeId)
                        .map((row, context) ->
                                Map.entry(new LineId(row.getString("here")), correction(row)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                new LineId(row.getString("line_id")),
                row.getInt("revision"),
                row.getString("after"),
                row.getString("corrected_by"),
                row.getTimestamp("at").toInstant());
    }

    /** The line whose corrections say what stands in this line; itself where none does yet. */
    public LineId series(TenantId tenant, LineId line) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select corrected_line from line_readings
                                where tenant = :tenant and line_id = :line
                                  and corrected_line is not null
                                limit 1
                                """)
                        .bind("tenant", tenant.value())
                        .bind("line", line.value())
                        .map((row, context) -> new LineId(row.getString(1)))
                        .findOne()
                        .orElse(line));
    }

    /** The result with the words of people where they said something. */
    public PageResult correct(PageResult result) {
        return apply(result, ofPage(result.tenant(), result.pageId(), result.outcomeId()));
    }

    /** The result with these corrections. */
    public static PageResult apply(PageResult result, Map<LineId, Correction> corrections) {
        return corrections.isEmpty() ? result : CorrectedResult.of(result, corrections);
    }

    /** The line with these words of a person. */
    public static PageResult.Line apply(PageResult.Line line, String text) {
        return CorrectedResult.corrected(line, text);
    }

    /**
     * How corrections are shown beside a result.
     *
     * @param lineId the line of this result
     */
    public record OfLine(LineId lineId, Correction correction) {}

    /** In the order of line ids. */
    public static List<OfLine> listed(Map<LineId, Correction> corrections) {
        return corrections.entrySet().stream()
                .map(entry -> new OfLine(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(one -> one.lineId().value()))
                .toList();
    }
}
