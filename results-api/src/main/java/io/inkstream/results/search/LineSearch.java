package io.inkstream.results.search;

import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Finds lines, those that were read last first. */
@Singleton
public final class LineSearch {
    private final Jdbi jdbi;

    /**
     * A hit and where the list goes on after it.
     *
     * @param number the line's number in the index
     */
    record Numbered(long number, SearchHit hit) {}

    @Inject
    public LineSearch(ResultsDatabase database) {
        this.jdbi = database.jdbi();
    }

    /**
     * @param before the number of the last hit that is known; more than any for the first ones
     */
    List<Numbered> find(
            TenantId tenant,
            SearchWords words,
            SearchMode mode,
            SearchFilter filter,
            long before,
            int limit) {
        return jdbi.inTransaction(handle -> {
            TextQuery query =
                    TextQuery.of(
                            words,
                            term ->
                                    mode == SearchMode.FUZZY && !term.beginning()
                                            ? SimilarWords.of(handle, tenant, term)
                                            : List.of(term));
            return find(handle, tenant, query, mode, filter, before, limit);
        });
    }

    private static List<Numbered> find(
            Handle handle,
            TenantId tenant,
            TextQuery query,
            SearchMode mode,
            SearchFilter filter,
            long before,
            int limit) {
        String where =
                mode == SearchMode.ALTERNATIVES
                        ? "(l.words @@ :query::tsquery or l.readings @@ :query::tsquery)"
                        : "l.words @@ :query::tsquery";
        return handle.createQuery(
                        """
                        with hits as materialized (
                          select l.* from search_lines l
                            join outcomes o using (tenant, document_id, page, outcome_id)
                          where l.tenant = :tenant and %s and l.id < :before and %s
                          order by l.id desc limit :limit)
                        select hits.id, hits.document_id, hits.page, hits.outcome_id, hits.model,
                          hits.at, d.name, c.after,
                          o.record->'lines'->hits.line as line, o.record->'image' as image
                        from hits
                          join outcomes o using (tenant, document_id, page, outcome_id)
                          left join documents d using (tenant, document_id)
                          left join lateral (
                            select x.after
                            from line_readings r
                              join corrections x
                                on x.tenant = r.tenant and x.line_id = r.corrected_line
                            where r.tenant = hits.tenant and r.document_id = hits.document_id
                              and r.page = hits.page and r.outcome_id = hits.outcome_id
                              and r.position = hits.line
                            order by x.revision desc limit 1) c on true
                        order by hits.id desc
                        """
                                .formatted(where, filter.sql()))
                .bind("tenant", tenant.value())
                .bind("query", query.text())
                .bind("before", before)
                .bind("limit", limit)
                .bindMap(filter.values())
                .map((row, context) -> new Numbered(row.getLong("id"), hit(row, query)))
                .list();
    }

    private static SearchHit hit(ResultSet row, TextQuery query) throws SQLException {
        PageResult.Line read = SaidLine.read(row.getString("line"));
        Optional<String> said = Optional.ofNullable(row.getString("after"));
        PageResult.Line line = said.map(text -> SaidLine.shown(read, text)).orElse(read);
        Image image = image(row.getString("image"));
        DocumentId document = new DocumentId(row.getString("document_id"));
        Matches.Found found = Matches.in(line, query);
        return new SearchHit(
                line.id(),
                line.id().page(),
                document,
                document.batch(),
                Optional.ofNullable(row.getString("name")),
                row.getInt("page"),
                row.getString("outcome_id"),
                row.getString("model"),
                row.getTimestamp("at").toInstant(),
                line.text(),
                said.map(text -> read.text()),
                line.confidence(),
                line.polygon(),
                image.width(),
                image.height(),
                found.matches(),
                found.reading(),
                SearchHit.Links.of(line.id()));
    }

    /** Of the image of the page only its size is of interest. */
    private record Image(int width, int height) {}

    private static Image image(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), Image.class);
        } catch (IOException e) {
            throw new IllegalStateException("a stored outcome cannot be read", e);
        }
    }
}
