package io.inkstream.results.intake;

import static io.inkstream.results.BatchStory.PLAN;
import static io.inkstream.results.BatchStory.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.results.BatchStory;
import io.inkstream.results.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the read model does on any PostgreSQL; one subclass per server. */
abstract class ReadModelContract {
    @SuppressWarnings("NullAway.Init") // by the subclass, before all tests
    private static TestDatabase database;

    /** On the server that was just started. */
    protected static void use(TestDatabase started) {
        database = started;
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    static LongStream seeds() {
        long first = Long.getLong("seed", System.nanoTime());
        return LongStream.range(first, first + 12);
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void anyOrderAndAnyRepetitionEndsInTheSameRows(long seed) {
        Random random = new Random(seed);
        List<IntakeEvent> events = new RandomBatches(random).events(4);
        apply(events);
        List<Map<String, Object>> expected = rows();
        database.clear();

        List<IntakeEvent> disordered = new ArrayList<>(events);
        disordered.addAll(events.subList(0, random.nextInt(events.size())));
        Collections.shuffle(disordered, random);
        for (List<IntakeEvent> some : parts(disordered, random)) {
            apply(some);
        }

        assertThat(rows()).containsExactlyElementsOf(expected);
    }

    @Test
    void aRepeatedEventTellsNobodyAnything() {
        BatchStory batch = new BatchStory("repeat");
        List<IntakeEvent> events =
                List.of(
                        Facts.of(batch.accepted()),
                        Facts.of(batch.submitted("a.png")),
                        Facts.of(batch.sealed("a.png")),
                        Facts.of(batch.split("a.png", 1)),
                        Facts.of(batch.recognized("a.png", 1, "text")));
        apply(events);
        List<Map<String, Object>> before = news();

        apply(events);

        assertThat(news()).isEqualTo(before);
    }

    @Test
    void aBatchEndsWithItsLastPage() {
        BatchStory batch = new BatchStory("end");
        apply(
                List.of(
                        Facts.of(batch.accepted()),
                        Facts.of(batch.sealed("a.png", "b.png")),
                        Facts.of(batch.split("a.png", 2)),
                        Facts.of(batch.damaged("b.png")),
                        Facts.of(batch.recognized("a.png", 1, "text"))));
        assertThat(state()).isEqualTo("RUNNING");

        apply(List.of(Facts.of(batch.unreadable("a.png", 2))));

        assertThat(state()).isEqualTo("PARTIAL");
    }

    @Test
    void aCancelledBatchStaysCancelledWhenPagesInHandEnd() {
        BatchStory batch = new BatchStory("cancel");
        apply(
                List.of(
                        Facts.of(batch.accepted()),
                        Facts.of(batch.sealed("a.png")),
                        Facts.of(batch.split("a.png", 1)),
                        Facts.of(batch.cancelled())));
        assertThat(state()).isEqualTo("CANCELLED");

        apply(List.of(Facts.of(batch.recognized("a.png", 1, "text"))));

        assertThat(state()).isEqualTo("CANCELLED");
    }

    @Test
    void aPausedBatchIsPausedUntilItGoesOnOrHasEnded() {
        BatchStory batch = new BatchStory("pause");
        BatchControl paused = batch.control().pause(START);
        apply(
                List.of(
                        Facts.of(batch.accepted()),
                        Facts.of(batch.sealed("a.png")),
                        Facts.of(batch.split("a.png", 2)),
                        Facts.of(BatchCommand.of(paused))));
        assertThat(state()).isEqualTo("PAUSED");

        apply(List.of(Facts.of(batch.recognized("a.png", 1, "in hand"))));
        assertThat(state()).isEqualTo("PAUSED");

        apply(List.of(Facts.of(BatchCommand.of(paused.resume(START)))));
        assertThat(state()).isEqualTo("RUNNING");
        apply(List.of(Facts.of(batch.recognized("a.png", 2, "the last"))));
        assertThat(state()).isEqualTo("SUCCEEDED");
    }

    @Test
    void aRetryReadsWhatFailedAndKeepsWhatIsRead() {
        BatchStory batch = new BatchStory("retry");
        BatchControl retried = batch.control().retry(START);
        apply(
                List.of(
                        Facts.of(batch.accepted()),
                        Facts.of(batch.sealed("a.png")),
                        Facts.of(batch.split("a.png", 2)),
                        Facts.of(batch.recognized("a.png", 1, "first try")),
                        Facts.of(batch.unreadable("a.png", 2))));
        assertThat(state()).isEqualTo("PARTIAL");

        apply(List.of(Facts.of(BatchCommand.of(retried))));

        assertThat(state()).isEqualTo("RUNNING");
        assertThat(ask("select pages_done, pages_failed, finished_at from batches"))
                .containsExactly(nulls("pages_done", 1, "pages_failed", 0, "finished_at", null));
        assertThat(current()).containsExactly("1 first try");

        apply(List.of(Facts.of(batch.recognized(retried.plan(), "a.png", 2, "second try"))));

        assertThat(state()).isEqualTo("SUCCEEDED");
        assertThat(current()).containsExactly("1 first try", "2 second try");
    }

    @Test
    void aReplayKeepsTheOldTextUntilTheNewOneIsThere() {
        BatchStory batch = new BatchStory("replay");
        RecognitionPlan other =
                new RecognitionPlan(
                        PLAN.segmenter(),
                        new PinnedModel("latin-print", "2.0.0", "dd"),
                        PLAN.decoder(),
                        0);
        BatchControl replayed = batch.control().replay(other, START);
        apply(
                List.of(
                        Facts.of(batch.accepted()),
                        Facts.of(batch.sealed("a.png")),
                        Facts.of(batch.split("a.png", 2)),
                        Facts.of(batch.recognized("a.png", 1, "old one")),
                        Facts.of(batch.recognized("a.png", 2, "old two"))));

        apply(
                List.of(
                        Facts.of(BatchCommand.of(replayed)),
                        Facts.of(batch.recognized(other, "a.png", 1, "new one"))));

        assertThat(state()).isEqualTo("RUNNING");
        assertThat(current()).containsExactly("1 new one", "2 old two");
        assertThat(ask("select pages_done from batches")).containsExactly(Map.of("pages_done", 1));
    }

    @Test
    void nothingStaysOfADeletedBatchAndNothingComesBack() {
        BatchStory batch = new BatchStory("delete");
        List<IntakeEvent> events =
                List.of(
                        Facts.of(batch.accepted()),
                        Facts.of(batch.submitted("a.png")),
                        Facts.of(batch.sealed("a.png")),
                        Facts.of(batch.split("a.png", 1)),
                        Facts.of(batch.recognized("a.png", 1, "canary")));
        apply(events);

        apply(List.of(Facts.of(batch.deleted())));
        apply(events);

        for (String table : List.of("documents", "outcomes", "plans", "progress_events")) {
            assertThat(ask("select * from " + table)).as(table).isEmpty();
        }
        assertThat(ask("select name, accepted_at, deleted_at is not null as gone from batches"))
                .containsExactly(nulls("name", null, "accepted_at", null, "gone", true));
    }

    @Test
    void everyTableWithRowsOfBatchesIsEmptiedByADeletion() {
        assertThat(
                        ask(
                                "select case table_schema when current_schema() then table_name"
                                        + " else table_schema || '.' || table_name end as table_name"
                                        + " from information_schema.columns"
                                        + " where column_name = 'batch_id'"))
                .extracting(row -> row.get("table_name"))
                .containsExactlyInAnyOrderElementsOf(BatchRows.OF_BATCHES);
    }

    private static List<String> current() {
        return ask("select page || ' ' || text as it from outcomes where current order by page")
                .stream()
                .map(row -> String.valueOf(row.get("it")))
                .toList();
    }

    private static Map<String, @Nullable Object> nulls(
            String a,
            @Nullable Object x,
            String b,
            @Nullable Object y,
            String c,
            @Nullable Object z) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(a, x);
        map.put(b, y);
        map.put(c, z);
        return map;
    }

    @Test
    void textWithNulIsTaken() {
        BatchStory batch = new BatchStory("nul");

        apply(List.of(Facts.of(batch.recognized("a.png", 1, "a\0b"))));

        assertThat(ask("select text from outcomes")).containsExactly(Map.of("text", "a\uFFFDb"));
    }

    private static void apply(List<IntakeEvent> events) {
        database.database().jdbi().useTransaction(handle -> ReadModel.apply(handle, events));
    }

    private static List<List<IntakeEvent>> parts(List<IntakeEvent> events, Random random) {
        List<List<IntakeEvent>> parts = new ArrayList<>();
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(6));
            parts.add(events.subList(from, to));
            from = to;
        }
        return parts;
    }

    private static List<Map<String, Object>> rows() {
        return Stream.of(
                        "select batch_id, name, accepted_at, outcome_id, sealed_at, cancelled_at,"
                                + " finished_at, state, documents, documents_split,"
                                + " documents_failed, pages, pages_done, pages_failed"
                                + " from batches order by batch_id",
                        "select * from documents order by document_id",
                        "select document_id, page, outcome_id, recognized, current, text,"
                                + " record::text"
                                + " from outcomes order by document_id, page, outcome_id",
                        "select document_id, page, outcome_id, position, line_id, corrected_line"
                                + " from line_readings"
                                + " order by document_id, page, outcome_id, position",
                        "select line_id, revision, after from corrections"
                                + " order by line_id, revision")
                .flatMap(sql -> ask(sql).stream())
                .toList();
    }

    private static List<Map<String, Object>> news() {
        return ask("select event_seq, state_version from batches");
    }

    private static Object state() {
        return Objects.requireNonNull(ask("select state from batches").getFirst().get("state"));
    }

    private static List<Map<String, Object>> ask(String sql) {
        return database.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapToMap().list());
    }
}
