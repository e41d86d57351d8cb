package io.inkstream.results.search;

import io.inkstream.contracts.PageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes what search looks at. Belongs in the transaction that writes the outcome. */
public final class SearchIndex {
    private SearchIndex() {}

    /** The page must be news; of a page that is written twice each line is found twice. */
    public static void add(Handle handle, PageResult page) {
        if (page.lines().isEmpty()) {
            return;
        }
        SortedSet<String> words = new TreeSet<>();
        PreparedBatch rows =
                handle.prepareBatch(
                        """
                        insert into search_lines (tenant, batch_id, document_id, page, outcome_id,
                          line, model, at, confidence, words, readings)
                        values (:tenant, :batch, :document, :page, :outcome, :line, :model, :at,
                          :confidence, :words::tsvector, :readings::tsvector)
                        """);
        for (int i = 0; i < page.lines().size(); i++) {
            PageResult.Line line = page.lines().get(i);
            List<Token> tokens = Token.of(line.text());
            tokens.forEach(token -> words.add(token.word()));
            rows.bind("tenant", page.tenant().value())
                    .bind("batch", page.pageId().batch().value())
                    .bind("document", page.pageId().document().value())
                    .bind("page", page.pageId().number())
                    .bind("outcome", page.outcomeId())
                    .bind("line", i)
                    .bind("model", page.plan().recognizer().toString())
                    .bind("at", page.at())
                    .bind("confidence", line.confidence())
                    .bind("words", vector(tokens))
                    .bind("readings", readings(line))
                    .add();
        }
        rows.execute();
        addWords(handle, page.tenant().value(), words);
    }

    /** In one order, so that writers never wait for each other in a circle. */
    private static void addWords(Handle handle, String tenant, SortedSet<String> words) {
        if (words.isEmpty()) {
            return;
        }
        List<String> ordered = List.copyOf(words);
        handle.createUpdate(
                        """
                        insert into search_words (tenant, word, shape)
                        select :tenant, * from unnest(:words, :shapes)
                        on conflict do nothing
                        """)
                .bind("tenant", tenant)
                .bindArray("words", String.class, ordered)
                .bindArray("shapes", String.class, ordered.stream().map(WordShape::of).toList())
                .execute();
    }

    private static String vector(List<Token> tokens) {
        List<String> lexemes = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            lexemes.add("'" + tokens.get(i).word() + "':" + (i + 1));
        }
        return String.join(" ", lexemes);
    }

    /** Null when there are no other readings. */
    private static @Nullable String readings(PageResult.Line line) {
        if (line.alternatives().isEmpty()) {
            return null;
        }
        List<String> vectors = new ArrayList<>();
        for (PageResult.Alternative reading : line.alternatives()) {
            vectors.add(vector(Token.of(reading.text())));
        }
        return String.join(" ", vectors);
    }
}
