package io.inkstream.results.search;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.corrections.Corrections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A line of one reading that a person corrected.
 *
 * @param position of the line in the reading
 * @param line as it was read
 * @param text what the person said
 */
record SaidLine(String outcomeId, int position, PageResult.Line line, String text) {

    /** All of a page, in all its readings. */
    static List<SaidLine> listOf(Handle handle, TenantId tenant, PageId page) {
        return handle.createQuery(
                        """
                        select l.outcome_id, l.position, c.after,
                          o.record->'lines'->l.position as line
                        from line_readings l
                          join outcomes o using (tenant, document_id, page, outcome_id)
                          cross join lateral (
                            select x.after from corrections x
                            where x.tenant = l.tenant and x.line_id = l.corrected_line
                            order by x.revision desc limit 1) c
                        where l.tenant = :tenant and l.document_id = :document and l.page = :page
                          and l.corrected_line is not null
                        """)
                .bind("tenant", tenant.value())
                .bind("document", page.document().value())
                .bind("page", page.number())
                .map((row, context) -> of(row))
                .list();
    }

    private static SaidLine of(ResultSet row) throws SQLException {
        return new SaidLine(
                row.getString("outcome_id"),
                row.getInt("position"),
                read(row.getString("line")),
                row.getString("after"));
    }

    static PageResult.Line read(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), PageResult.Line.class);
        } catch (IOException e) {
            throw new IllegalStateException("a stored outcome cannot be read", e);
        }
    }

    PageResult.Line shown() {
        return shown(line, text);
    }

    /** The line with the words of a person; what was read is the first of its other readings. */
    static PageResult.Line shown(PageResult.Line line, String text) {
        PageResult.Line corrected = Corrections.apply(line, text);
        List<PageResult.Alternative> others = new ArrayList<>();
        others.add(new PageResult.Alternative(line.text(), line.confidence()));
        others.addAll(line.alternatives());
        return new PageResult.Line(
                corrected.id(),
                corrected.regionId(),
                corrected.polygon(),
                corrected.baseline(),
                corrected.text(),
                corrected.direction(),
                corrected.confidence(),
                corrected.confidenceMethod(),
                others,
                corrected.tokens());
    }
}
