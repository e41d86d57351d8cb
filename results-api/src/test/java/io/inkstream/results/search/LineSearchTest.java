package io.inkstream.results.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.BatchStory;
import io.inkstream.results.TestDatabase;
import io.inkstream.results.export.TypedPage;
import io.inkstream.results.intake.Taken;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineSearchTest {
    private static final Map<String, String> EVERYWHERE = Map.of();

    @TempDir static Path folder;
    private static TestDatabase database;

    private final BatchStory batch = new BatchStory("letters");
    private PageResult letter;

    @BeforeAll
    static void start() throws IOException {
        database = new TestDatabase(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void fill() {
        database.clear();
        letter =
                TypedPage.of(batch, "a.png", 1)
                        .line("Grüße aus Köln am Rhein")
                        .line("the quick brown fox", "the quiet brown fox", "thequick brown")
                        .line("ꯃꯤꯇꯩ ꯃꯌꯦꯛ")
                        .result();
        Taken.take(
                database.database(),
                batch.readBy(TypedPage.PLAN),
                letter,
                TypedPage.of(batch, "b.png", 1)
                        .line("brown bread, quick and good")
                        .lineFromRight("שלום עולם")
                        .result());
    }

    private void correct(int revision, String text) {
        Taken.correct(database.database(), letter, 1, revision, text);
    }

    private static List<SearchHit> search(
            String words, SearchMode mode, Map<String, String> where) {
        return new LineSearch(database.database())
                        .find(
                                io.inkstream.contracts.TenantId.DEFAULT,
                                SearchWords.parse(words),
                                mode,
                                SearchFilter.parse(where),
                                Long.MAX_VALUE,
                                50)
                        .stream()
                        .map(LineSearch.Numbered::hit)
                        .toList();
    }

    private static List<String> texts(String words, SearchMode mode) {
        return search(words, mode, EVERYWHERE).stream().map(SearchHit::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grusse            | Grüße aus Köln am Rhein",
                "KOELN             | ",
                "köln RHEIN        | Grüße aus Köln am Rhein",
                "quick brown       | brown bread, quick and good;the quick brown fox",
                "\"quick brown\"   | the quick brown fox",
                "qui*              | brown bread, quick and good;the quick brown fox",
                "fox bread         | ",
                "ꯃꯌꯦꯛ              | ꯃꯤꯇꯩ ꯃꯌꯦꯛ",
                "ꯃꯌꯛ               | ",
                "שלום              | שלום עולם",
                "quiet             | "
            })
    void exactFindsLinesWithAllWordsLatestFirst(String words, String lines) {
        assertThat(String.join(";", texts(words, SearchMode.EXACT)))
                .isEqualTo(lines == null ? "" : lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grosse            | Grüße aus Köln am Rhein",
                "qvick brovvn      | brown bread, quick and good;the quick brown fox",
                "\"qvick brown\"   | the quick brown fox",
                "ꯃꯌꯨꯛ              | ꯃꯤꯇꯩ ꯃꯌꯦꯛ",
                "שלאם              | שלום עולם",
                "box               | ",
                "xylophone         | "
            })
    void fuzzyFindsWordsThatWereMisread(String words, String lines) {
        assertThat(String.join(";", texts(words, SearchMode.FUZZY)))
                .isEqualTo(lines == null ? "" : lines);
    }

    @Test
    void alternativesFindWhatTheDecoderAlmostRead() {
        SearchHit hit = search("quiet", SearchMode.ALTERNATIVES, EVERYWHERE).getFirst();

        assertThat(hit.text()).isEqualTo("the quick brown fox");
        assertThat(hit.reading()).contains("the quiet brown fox");
        assertThat(hit.matches()).extracting(SearchHit.Match::text).containsExactly("quick");
        assertThat(search("thequick", SearchMode.ALTERNATIVES, EVERYWHERE).getFirst().matches())
                .isEmpty();
        assertThat(texts("quick", SearchMode.ALTERNATIVES)).hasSize(2);
    }

    @Test
    void aHitIsReadyToDraw() {
        SearchHit hit = search("köln", SearchMode.EXACT, EVERYWHERE).getFirst();

        assertThat(hit.matches())
                .containsExactly(
                        new SearchHit.Match(
                                10, 14, "Köln", java.util.Optional.of(List.of(340, 100, 96, 40))));
        assertThat(hit.width()).isEqualTo(TypedPage.WIDTH);
        assertThat(hit.height()).isEqualTo(TypedPage.HEIGHT);
        assertThat(hit.links().image()).contains(hit.lineId().value());
        assertThat(hit.polygon().points()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "min_confidence, 0.9, 1",
        "min_confidence, 0.95, 0",
        "max_confidence, 0.95, 1",
        "max_confidence, 0.5, 0",
        "model, latin-print, 1",
        "model, latin-print@1.1.0, 1",
        "model, latin-print@1, 0",
        "model, latin, 0",
        "from, 2026-03-01, 1",
        "from, 2026-03-02, 0",
        "to, 2026-03-02, 1",
        "to, 2026-03-01T10:00:00Z, 0",
        "batch, 00000000000000000000000000, 0"
    })
    void filtersLeaveOut(String name, String value, int hits) {
        assertThat(search("köln", SearchMode.EXACT, Map.of(name, value))).hasSize(hits);
    }

    @Test
    void filtersKnowBatchAndDocument() {
        assertThat(search("brown", SearchMode.EXACT, Map.of("batch", batch.batch().value())))
                .hasSize(2);
        assertThat(
                        search(
                                "brown",
                                SearchMode.EXACT,
                                Map.of("document", batch.document("b.png").value())))
                .hasSize(1);
    }

    @Test
    void aListGoesOnAfterItsLastHit() {
        LineSearch search = new LineSearch(database.database());
        List<String> found = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            List<LineSearch.Numbered> some =
                    search.find(
                            io.inkstream.contracts.TenantId.DEFAULT,
                            SearchWords.parse("quick"),
                            SearchMode.EXACT,
                            SearchFilter.parse(EVERYWHERE),
                            before,
                            1);
            for (LineSearch.Numbered next : some) {
                found.add(next.hit().text());
                before = next.number();
            }
        }

        assertThat(found).containsExactly("brown bread, quick and good", "the quick brown fox");
    }

    @Test
    void anotherReadingIsFoundUnderItsModelOnly() {
        PageResult old = batch.recognized("a.png", 1, "an older reading of zebras");
        Taken.take(database.database(), batch, old);

        assertThat(search("zebras", SearchMode.EXACT, EVERYWHERE)).isEmpty();
        assertThat(search("zebras", SearchMode.EXACT, Map.of("model", "latin-print@1.0.0")))
                .hasSize(1);
    }

    @Test
    void aCorrectedLineIsFoundByTheWordsOfPeople() {
        correct(1, "the quilted frown box");

        assertThat(texts("quilted", SearchMode.EXACT)).containsExactly("the quilted frown box");
        assertThat(texts("quiltet", SearchMode.FUZZY)).containsExactly("the quilted frown box");
        assertThat(texts("\"quick brown\"", SearchMode.EXACT)).isEmpty();
        SearchHit hit = search("frown", SearchMode.EXACT, EVERYWHERE).getFirst();
        assertThat(hit.read()).contains("the quick brown fox");
        assertThat(hit.confidence()).isEqualTo(1);
        assertThat(hit.matches()).extracting(SearchHit.Match::text).containsExactly("frown");
        assertThat(hit.matches().getFirst().box()).isPresent();
    }

    @Test
    void theLastCorrectionCounts() {
        correct(1, "the quilted frown box");
        correct(2, "the quoted crown box");

        assertThat(texts("quilted", SearchMode.EXACT)).isEmpty();
        assertThat(texts("crown", SearchMode.EXACT)).containsExactly("the quoted crown box");
        assertThat(words()).contains("quoted").doesNotContain("quilted", "fox");
    }

    @Test
    void whatWasReadBeforeACorrectionIsAnotherReading() {
        correct(1, "the quilted frown box");

        SearchHit hit = search("fox", SearchMode.ALTERNATIVES, EVERYWHERE).getFirst();

        assertThat(hit.text()).isEqualTo("the quilted frown box");
        assertThat(hit.reading()).contains("the quick brown fox");
    }

    @Test
    void aWordGoesWithTheLastLineThatHasIt() {
        BatchStory other = new BatchStory("canary").readBy(TypedPage.PLAN);
        Taken.take(
                database.database(),
                other,
                TypedPage.of(other, "c.png", 1).line("canary brown").result());

        delete(other);

        assertThat(words()).contains("brown").doesNotContain("canary");
        delete(batch);
        assertThat(words()).isEmpty();
    }

    private static void delete(BatchStory story) {
        database.database()
                .jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "delete from search_lines where batch_id = ?",
                                story.batch().value()));
    }

    private static List<String> words() {
        return database.database()
                .jdbi()
                .withHandle(handle ->
                        handle.select("select word from search_words").mapTo(String.class).list());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ... ", "a b c d e f g h i j k l m n o p q"})
    void aQueryWithoutWordsOrWithTooManyIsTold(String words) {
        assertThatThrownBy(() -> SearchWords.parse(words))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getDetail()).startsWith("q: must have"));
    }

    @ParameterizedTest
    @CsvSource({
        "min_confidence, 1.5",
        "max_confidence, high",
        "from, yesterday",
        "to, 2026-13-01",
        "model, No Model",
        "batch, nonsense"
    })
    void afilterThatCannotBeReadIsTold(String name, String value) {
        assertThatThrownBy(() -> SearchFilter.parse(Map.of(name, value)))
                .isInstanceOf(RuntimeException.class)
                .satisfies(problem ->
                        assertThat(
                                        problem instanceof HttpProblem http
                                                ? http.getDetail()
                                                : problem.getMessage())
                                .contains(value));
    }
}
