package io.inkstream.results.search;

import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes what search looks at. Belongs in the transaction that writes what is searched for. */
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
                    .bind("words", words(tokens))
                    .bind("readings", vector(readings(line)))
                    .add();
        }
        rows.execute();
        addWords(handle, page.tenant().value(), words);
    }

    /**
     * Corrected lines of a page, in all its readings, are found by the words of people; what was
     * read becomes one of their other readings. Repeating it changes nothing.
     */
    public static void correct(Handle handle, TenantId tenant, PageId page) {
        SortedSet<String> words = new TreeSet<>();
        PreparedBatch rows =
                handle.prepareBatch(
                        """
                        update search_lines
                        set words = :words::tsvector, readings = :readings::tsvector, confidence = 1
                        where tenant = :tenant and document_id = :document and page = :page
                          and outcome_id = :outcome and line = :line
                        """);
        for (SaidLine said : SaidLine.listOf(handle, tenant, page)) {
            List<Token> tokens = Token.of(said.text());
            tokens.forEach(token -> words.add(token.word()));
            rows.bind("tenant", tenant.value())
                    .bind("document", page.document().value())
                    .bind("page", page.number())
                    .bind("outcome", said.outcomeId())
                    .bind("line", said.position())
                    .bind("words", words(tokens))
                    .bind("readings", vector(readings(said.shown())))
                    .add();
        }
        rows.execute();
        addWords(handle, tenant.value(), words);
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

    private static String words(List<Token> tokens) {
        List<String> lexemes = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            lexemes.add("'" + tokens.get(i).word() + "':" + (i + 1));
        }
        return String.join(" ", lexemes);
    }

    private static List<String> readings(PageResult.Line line) {
        return line.alternatives().stream().map(PageResult.Alternative::text).toList();
    }

    /** Null when there are no texts. */
    private static @Nullable String vector(List<String> texts) {
        return texts.isEmpty()
                ? null
                : texts.stream()
                        .map(text -> words(Token.of(text)))
                        .collect(Collectors.joining(" "));
    }
}
