package io.inkstream.results.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.embedded.EmbeddedKafka;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.results.BatchStory;
import io.inkstream.results.TestDatabase;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read model made anew from the store alone, its topics empty, as after their loss. */
class RebuildTest {
    private static final TenantId TENANT = TenantId.DEFAULT;

    @TempDir static Path folder;
    private static TestDatabase database;
    private static EmbeddedKafka kafka;
    private static ObjectStore store;
    private static Rebuild rebuild;

    @BeforeAll
    static void start() throws Exception {
        database = new TestDatabase(folder.resolve("postgres"));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        new TopicSetup(Brokers.at(kafka.bootstrapServers()), 2, TopicSetup.RECORD_LOCK).ensure();
        store = DirectoryObjectStore.open(folder.resolve("store"));
        rebuild =
                new Rebuild(
                        database.database(),
                        database.flyway(),
                        store,
                        new IntakeMetrics(new SimpleMeterRegistry()),
                        Brokers.at(kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() throws IOException {
        store.close();
        kafka.close();
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void theStoreAloneGivesTheSameRowsAsTheEvents() throws Exception {
        BatchStory batch = new BatchStory("rebuilt");
        BatchControl retried = batch.control().retry(BatchStory.START);
        List<PageOutcome> outcomes =
                List.of(
                        batch.recognized("a.png", 1, "first"),
                        batch.unreadable("a.png", 2),
                        batch.recognized(retried.plan(), "a.png", 2, "second"));
        stored(batch, outcomes, retried);
        apply(batch, outcomes, retried);
        List<Map<String, Object>> before = rows();
        long generation = generation();

        List<String> steps = new ArrayList<>();
        rebuild.run(progress -> steps.add(progress.step()));

        assertThat(rows()).isEqualTo(before).isNotEmpty();
        assertThat(generation()).isNotEqualTo(generation);
        assertThat(steps).startsWith("store").endsWith("done");
    }

    @Test
    void rowsThatNothingInTheStoreSpeaksForAreGone() throws Exception {
        BatchStory lost = new BatchStory("lost");
        apply(lost, List.of(), lost.control().pause(BatchStory.START));
        assertThat(rows()).isNotEmpty();
        store.delete(ObjectKeys.manifest(TENANT, lost.batch()));

        rebuild.run(progress -> {});

        assertThat(ask("select * from batches where batch_id = '" + lost.batch() + "'")).isEmpty();
    }

    @Test
    void theOldOneServesUntilTheNewOneIsWholeAndOneThatBreaksOffChangesNothing() throws Exception {
        BatchStory batch = new BatchStory("serving");
        stored(batch, List.of(), batch.control().pause(BatchStory.START));
        apply(batch, List.of(), batch.control().pause(BatchStory.START));
        List<Map<String, Object>> before = rows();
        long generation = generation();

        assertThatThrownBy(() ->
                        rebuild.run(progress -> {
                            assertThat(rows()).isEqualTo(before);
                            if (progress.step().equals("done")) {
                                throw new IOException("the client left");
                            }
                        }))
                .isInstanceOf(IOException.class);

        assertThat(generation()).isEqualTo(generation);
        assertThat(rows()).isEqualTo(before);
        assertThat(ask("select 1 from pg_namespace where nspname = 'inkstream_next'")).isEmpty();
    }

    @Test
    void aTransactionForTheOldOneIsNotWrittenIntoTheNewOne() throws Exception {
        BatchStory batch = new BatchStory("late");
        try (Handle handle = database.database().jdbi().open()) {
            Generation old = Generation.of(handle);
            rebuild.run(progress -> {});

            assertThatThrownBy(() -> handle.useTransaction(old::require))
                    .isInstanceOf(Generation.ReplacedException.class);
        }
        assertThat(batch).isNotNull();
    }

    @Test
    void onlyOneRunsAtATime() throws Exception {
        rebuild.run(progress ->
                assertThatThrownBy(() -> rebuild.run(other -> {}))
                        .isInstanceOf(Rebuild.AlreadyRunningException.class));
    }

    /** What the other services leave in the store. */
    private static void stored(BatchStory batch, List<PageOutcome> outcomes, BatchControl control)
            throws Exception {
        put(ObjectKeys.manifest(TENANT, batch.batch()), batch.manifest());
        put(ObjectKeys.sealed(TENANT, batch.batch()), batch.sealedList("a.png", "b.png"));
        put(ObjectKeys.document(TENANT, batch.document("a.png")), batch.documentRecord("a.png"));
        put(ObjectKeys.document(TENANT, batch.document("b.png")), batch.documentRecord("b.png"));
        put(ObjectKeys.control(TENANT, batch.batch(), control.revision()), control);
        for (PageList list : List.of(pages(batch), failed(batch))) {
            put(ObjectKeys.pageList(TENANT, list.document().documentId()), list);
        }
        for (PageOutcome outcome : outcomes) {
            put(ObjectKeys.outcome(TENANT, outcome.pageId(), outcome.outcomeId()), outcome);
        }
        put(ObjectKeys.batch(TENANT, batch.batch()) + "of-tomorrow/x.json", "unknown");
    }

    /** What the topics would have told. */
    private static void apply(BatchStory batch, List<PageOutcome> outcomes, BatchControl control) {
        List<IntakeEvent> events = new ArrayList<>();
        events.add(Facts.of(batch.accepted()));
        events.add(Facts.of(batch.submitted("a.png")));
        events.add(Facts.of(batch.submitted("b.png")));
        events.add(Facts.of(batch.sealed("a.png", "b.png")));
        events.add(Facts.of(DocumentSplit.of(pages(batch))));
        events.add(Facts.of(DocumentSplit.of(failed(batch))));
        outcomes.forEach(outcome -> events.add(Facts.of(outcome)));
        events.add(Facts.of(io.inkstream.contracts.BatchCommand.of(control)));
        database.database().jdbi().useTransaction(handle -> ReadModel.apply(handle, events));
    }

    private static PageList pages(BatchStory batch) {
        return new PageList(
                batch.documentRecord("a.png"),
                BatchStory.START.plusSeconds(3),
                List.of(
                        new PageList.Entry(1, Optional.of(image()), Optional.empty()),
                        new PageList.Entry(2, Optional.of(image()), Optional.empty())),
                Optional.empty());
    }

    private static PageImageRef image() {
        return new PageImageRef("k", "image/png", "cc", 9, 600, 800, 300);
    }

    private static PageList failed(BatchStory batch) {
        return PageList.failed(
                batch.documentRecord("b.png"),
                BatchStory.START.plusSeconds(3),
                new Failure(ProblemCode.DAMAGED_DOCUMENT, "no end of image"));
    }

    private static void put(String key, Object value) throws Exception {
        store.put(key, ObjectContent.json(Json.bytes(value)));
    }

    private static long generation() {
        return database.database().jdbi().withHandle(handle -> Generation.of(handle).number());
    }

    private static List<Map<String, Object>> rows() {
        return Stream.of(
                        "select batch_id, name, state, outcome_id, control_revision, paused,"
                                + " documents, documents_failed, pages, pages_done, pages_failed,"
                                + " accepted_at, sealed_at, finished_at"
                                + " from batches order by batch_id",
                        "select * from documents order by document_id",
                        "select document_id, page, outcome_id, recognized, current, text"
                                + " from outcomes order by document_id, page, outcome_id")
                .flatMap(sql -> ask(sql).stream())
                .toList();
    }

    private static List<Map<String, Object>> ask(String sql) {
        return database.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapToMap().list());
    }
}
