package io.inkstream.results.corrections;

import com.fasterxml.jackson.core.JacksonException;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.corrections.CorrectionMatches.CorrectedLine;
import io.inkstream.results.corrections.CorrectionMatches.ReadLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Writes lines of readings and corrections of lines, in any order, in the caller's transaction; the
 * caller holds the lock of the batch. Writing a thing again changes nothing.
 */
public final class CorrectionRows {
    private CorrectionRows() {}

    /** The lines of a reading, with the corrections that are known already. */
    public static void insert(Handle handle, PageResult result) {
        if (result.lines().isEmpty()) {
            return;
        }
        PreparedBatch rows =
                handle.prepareBatch(
                        """
                        insert into line_readings
                          (tenant, document_id, page, outcome_id, line_id, batch_id, position,
                           polygon, characters, confidence)
                        values (:tenant, :document, :page, :outcome, :line, :batch, :position,
                           :polygon::json, :characters, :confidence)
                        on conflict do nothing
                        """);
        for (int i = 0; i < result.lines().size(); i++) {
            PageResult.Line line = result.lines().get(i);
            ofPage(rows, result.tenant(), result.pageId())
                    .bind("outcome", result.outcomeId())
                    .bind("line", line.id().value())
                    .bind("batch", result.pageId().batch().value())
                    .bind("position", i)
                    .bind("polygon", Json.text(line.polygon()))
                    .bind("characters", line.text().codePointCount(0, line.text().length()))
                    .bind("confidence", line.confidence())
                    .add();
        }
        rows.execute();
        match(handle, result.tenant(), result.pageId());
    }

    /** A correction, for all readings of its page. */
    public static void insert(Handle handle, LineCorrected correction) {
        PageId page = correction.lineId().page();
        ofPage(
                        handle.createUpdate(
                                """
                                insert into corrections
                                  (tenant, line_id, revision, document_id, page, batch_id, polygon,
                                   after, corrected_by, at)
                                values (:tenant, :line, :revision, :document, :page, :batch,
                                   :polygon::json, :after, :by, :at)
                                on conflict do nothing
                                """),
                        correction.tenant(),
                        page)
                .bind("line", correction.lineId().value())
                .bind("revision", correction.revision())
                .bind("batch", page.batch().value())
                .bind("polygon", Json.text(correction.polygon()))
                .bind("after", correction.after())
                .bind("by", correction.correctedBy())
                .bind("at", correction.at())
                .execute();
        match(handle, correction.tenant(), page);
    }

    private static void match(Handle handle, TenantId tenant, PageId page) {
        List<CorrectedLine> corrected = corrected(handle, tenant, page);
        if (corrected.isEmpty()) {
            return;
        }
        PreparedBatch rows =
                handle.prepareBatch(
                        """
                        update line_readings set corrected_line = :corrected
                        where tenant = :tenant and document_id = :document and page = :page
                          and outcome_id = :outcome and line_id = :line
                        """);
        readings(handle, tenant, page)
                .forEach((outcome, lines) ->
                        CorrectionMatches.match(lines, corrected)
                                .forEach((line, correction) ->
                                        ofPage(rows, tenant, page)
                                                .bind("outcome", outcome)
                                                .bind("line", line)
                                                .bind("corrected", correction.lineId())
                                                .add()));
        rows.execute();
    }

    /** The latest revision of each line, wherever it was cut. */
    private static List<CorrectedLine> corrected(Handle handle, TenantId tenant, PageId page) {
        return ofPage(
                        handle.createQuery(
                                """
                                select distinct on (line_id) line_id, polygon, at
                                from corrections
                                where tenant = :tenant and document_id = :document
                                  and page = :page
                                order by line_id, revision desc
                                """),
                        tenant,
                        page)
                .map((row, context) ->
                        new CorrectedLine(
                                row.getString("line_id"),
                                polygon(row),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    private static Map<String, List<ReadLine>> readings(
            Handle handle, TenantId tenant, PageId page) {
        return ofPage(
                        handle.createQuery(
                                """
                                select outcome_id, line_id, polygon from line_readings
                                where tenant = :tenant and document_id = :document
                                  and page = :page
                                """),
                        tenant,
                        page)
                .map((row, context) ->
                        Map.entry(
                                row.getString("outcome_id"),
                                new ReadLine(row.getString("line_id"), polygon(row))))
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static <S extends SqlStatement<S>> S ofPage(S statement, TenantId tenant, PageId page) {
        return statement
                .bind("tenant", tenant.value())
                .bind("document", page.document().value())
                .bind("page", page.number());
    }

    static Polygon polygon(ResultSet row) throws SQLException {
        try {
            return Json.mapper().readValue(row.getString("polygon"), Polygon.class);
        } catch (JacksonException e) {
            throw new SQLException("a polygon that is none: " + row.getString("polygon"), e);
        }
    }
}
