package io.inkstream.worker.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.directory.DirectoryObjectStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Success and failure compete, and whoever wins, everybody sees the same. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class OutcomeStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final RecognitionPlan PLAN =
            Requests.plan(
                    new PinnedModel("components", "1", "c".repeat(64)),
                    new PinnedModel("latin-print", "1.0.0", "1".repeat(64)));

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private ObjectStore store;

    @SuppressWarnings("NullAway.Init")
    private OutcomeStore outcomes;

    @BeforeEach
    void open() throws StorageException {
        store = DirectoryObjectStore.open(folder);
        outcomes = new OutcomeStore(store);
    }

    @Test
    void theFirstOutcomeStays() throws Exception {
        PageRequested page = Requests.page(PLAN, new byte[0]);
        assertThat(outcomes.find(page)).isEmpty();

        StoredOutcome first = outcomes.createOnce(failure(page));
        StoredOutcome second = outcomes.createOnce(success(page));

        assertThat(first.outcome()).isEqualTo(failure(page));
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second).isEqualTo(first);
        assertThat(outcomes.find(page)).contains(first);
    }

    @Test
    void ofSixteenWritersOneWinsAndAllSeeItsOutcome() throws Exception {
        CyclicBarrier together = new CyclicBarrier(16);
        try (ExecutorService workers = Executors.newFixedThreadPool(16)) {
            for (int round = 0; round < 10; round++) {
                PageRequested page = Requests.page(PLAN, new byte[0]);
                List<Callable<StoredOutcome>> writers = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    PageOutcome own = i % 2 == 0 ? success(page) : failure(page);
                    writers.add(() -> {
                        together.await();
                        return outcomes.createOnce(own);
                    });
                }

                List<Future<StoredOutcome>> seen = workers.invokeAll(writers);

                StoredOutcome stored = outcomes.find(page).orElseThrow();
                for (Future<StoredOutcome> outcome : seen) {
                    assertThat(outcome.get()).isEqualTo(stored);
                }
            }
        }
    }

    @Test
    void anotherTryIsAnotherOutcome() throws Exception {
        PageRequested page = Requests.page(PLAN, new byte[0]);
        outcomes.createOnce(failure(page));
        PageRequested retried =
                new PageRequested(
                        page.pageId(),
                        page.tenant(),
                        page.documentName(),
                        page.image(),
                        PLAN.withEpoch(1));

        assertThat(outcomes.find(retried)).isEmpty();
    }

    @Test
    void aDamagedOutcomeMakesRoomForANewOne() throws Exception {
        PageRequested page = Requests.page(PLAN, new byte[0]);
        store.put(page.outcomeKey(), ObjectContent.json(new byte[] {'{'}));

        assertThat(outcomes.find(page)).isEmpty();
        StoredOutcome stored = outcomes.createOnce(success(page));

        assertThat(outcomes.find(page)).contains(stored);
        assertThat(stored.outcome()).isEqualTo(success(page));
    }

    @Test
    void aCancelledBatchIsKnownByItsMark() throws Exception {
        PageRequested page = Requests.page(PLAN, new byte[0]);
        assertThat(outcomes.standing(page).takesWork()).isTrue();

        store.put(
                ObjectKeys.cancelled(page.tenant(), page.pageId().batch()),
                ObjectContent.json(new byte[0]));

        assertThat(outcomes.standing(page).takesWork()).isFalse();
    }

    private static PageOutcome failure(PageRequested page) {
        return new PageFailure(
                page.pageId(),
                page.tenant(),
                page.plan().outcomeId(),
                page.plan(),
                new Failure(ProblemCode.WORKER_LOST, "taken 7 times without an end"),
                8,
                NOW);
    }

    private static PageOutcome success(PageRequested page) {
        return new PageResult(
                page.pageId(),
                page.tenant(),
                page.plan().outcomeId(),
                page.plan(),
                page.image(),
                new PageResult.Provenance("onnxruntime", "cpu", "test"),
                0,
                0.5,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of("no-lines-found"),
                Map.of("segment", 1.5),
                NOW);
    }
}
