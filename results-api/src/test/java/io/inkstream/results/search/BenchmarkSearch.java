package io.inkstream.results.search;

import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.BatchStory;
import io.inkstream.results.TestDatabase;
import io.inkstream.results.intake.Taken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How long searches take among a number of generated lines, one million unless the first argument
 * says otherwise. Words follow Zipf's law; each hundredth is misread by a character. Writes go
 * through the intake, as in the service.
 */
public final class BenchmarkSearch {
    private static final int LINES_PER_PAGE = 40;
    private static final int PAGES_PER_BATCH = 250;
    private static final int WORDS_PER_LINE = 8;
    private static final int VOCABULARY = 60_000;
    private static final int REPETITIONS = 21;

    private final Random random = new Random(7);
    private final String[] words = new String[VOCABULARY];

    private BenchmarkSearch() {
        for (int i = 0; i < VOCABULARY; i++) {
            words[i] = word(3 + random.nextInt(8));
        }
    }

    public static void main(String[] args) throws Exception {
        int lines = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("benchmark-search");
        BenchmarkSearch benchmark = new BenchmarkSearch();
        try (TestDatabase database = new TestDatabase(folder)) {
            long start = System.nanoTime();
            benchmark.fill(database, lines);
            System.out.printf("filled %d lines in %.0f s%n", lines, seconds(start));
            database.database().jdbi().useHandle(handle -> handle.execute("vacuum analyze"));
            benchmark.measure(database);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(
                    i % 2 == 0
                            ? "bcdfghklmnprstvwz".charAt(random.nextInt(17))
                            : "aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    private void fill(TestDatabase database, int lines) {
        int pages = lines / LINES_PER_PAGE;
        for (int first = 0; first < pages; first += PAGES_PER_BATCH) {
            BatchStory batch = new BatchStory("batch-" + first);
            List<PageResult> results = new ArrayList<>();
            for (int i = first; i < Math.min(pages, first + PAGES_PER_BATCH); i++) {
                results.add(page(batch.document("d.pdf").page(i - first + 1)));
            }
            Taken.take(database.database(), batch, results.toArray(PageResult[]::new));
        }
    }

    private PageResult page(PageId id) {
        List<PageResult.Line> lines = new ArrayList<>();
        for (int i = 0; i < LINES_PER_PAGE; i++) {
            lines.add(line(id, i));
        }
        return new PageResult(
                id,
                TenantId.DEFAULT,
                BatchStory.PLAN.outcomeId(),
                BatchStory.PLAN,
                new PageImageRef("k", "image/png", "cc", 9, 2480, 3508, 300),
                new PageResult.Provenance("onnxruntime", "cpu", "test"),
                0,
                0,
                List.of(),
                lines,
                Optional.of(0.9),
                List.of(),
                Map.of(),
                BatchStory.START);
    }

    private PageResult.Line line(PageId page, int number) {
        int top = 100 + number * 80;
        StringBuilder text = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        List<List<Integer>> boxes = new ArrayList<>();
        List<Double> confidences = new ArrayList<>();
        for (int i = 0; i < WORDS_PER_LINE; i++) {
            text.append(i == 0 ? "" : " ");
            starts.add(text.length());
            text.append(misread(words[zipf()]));
            ends.add(text.length());
            boxes.add(List.of(100 + 250 * i, top, 240, 60));
            confidences.add(0.9);
        }
        Polygon outline =
                new Polygon(
                        List.of(
                                new Polygon.Point(100, top),
                                new Polygon.Point(2100, top),
                                new Polygon.Point(2100, top + 60),
                                new Polygon.Point(100, top + 60)));
        return new PageResult.Line(
                page.line(outline),
                "r1",
                outline,
                outline,
                text.toString(),
                Optional.empty(),
                random.nextDouble(),
                "mean-character-probability",
                List.of(),
                new PageResult.Tokens(
                        List.of(
                                new PageResult.TokenLevel(
                                        "word", starts, ends, boxes, confidences))));
    }

    /** Ranks of words by a density that falls as one by the rank. */
    private int zipf() {
        return (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY)) - 1;
    }

    private String misread(String word) {
        if (random.nextInt(100) > 0) {
            return word;
        }
        int at = random.nextInt(word.length());
        return word.substring(0, at) + "xqy".charAt(random.nextInt(3)) + word.substring(at + 1);
    }

    private void measure(TestDatabase database) {
        String often = words[2];
        String rare = words[20_000];
        time(database, "exact, a word of every tenth line", often, SearchMode.EXACT, Map.of());
        time(database, "exact, a rare word", rare, SearchMode.EXACT, Map.of());
        time(database, "exact, no such word", "xxxxxx", SearchMode.EXACT, Map.of());
        time(
                database,
                "exact, two frequent words",
                words[3] + " " + words[40],
                SearchMode.EXACT,
                Map.of());
        time(database, "phrase", '"' + words[3] + " " + words[5] + '"', SearchMode.EXACT, Map.of());
        time(
                database,
                "beginning of a word",
                rare.substring(0, 3) + "*",
                SearchMode.EXACT,
                Map.of());
        time(database, "fuzzy, a frequent word", often, SearchMode.FUZZY, Map.of());
        time(database, "fuzzy, a rare word", rare, SearchMode.FUZZY, Map.of());
        time(
                database,
                "fuzzy, three words",
                words[10] + " " + words[30] + " " + words[90],
                SearchMode.FUZZY,
                Map.of());
        time(database, "alternatives, a rare word", rare, SearchMode.ALTERNATIVES, Map.of());
        time(
                database,
                "a rare word with all filters",
                rare,
                SearchMode.EXACT,
                Map.of("model", "latin-print", "from", "2026-01-01", "min_confidence", "0.5"));
        time(
                database,
                "a frequent word in one batch",
                often,
                SearchMode.EXACT,
                Map.of("batch", new BatchStory("batch-0").batch().value()));
    }

    private static void time(
            TestDatabase database,
            String name,
            String words,
            SearchMode mode,
            Map<String, String> where) {
        LineSearch search = new LineSearch(database.database());
        double[] millis = new double[REPETITIONS];
        int hits = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            hits =
                    search.find(
                                    TenantId.DEFAULT,
                                    SearchWords.parse(words),
                                    mode,
                                    SearchFilter.parse(where),
                                    Long.MAX_VALUE,
                                    50)
                            .size();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-34s %3d hits  median %6.1f ms  slowest %6.1f ms%n",
                name, hits, millis[REPETITIONS / 2], millis[REPETITIONS - 1]);
    }
}
