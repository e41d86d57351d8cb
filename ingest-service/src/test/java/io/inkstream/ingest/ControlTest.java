package io.inkstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.ingest.UploadClient.Answer;
import io.inkstream.ingest.UploadClient.Form;
import io.inkstream.ingest.reconciling.BatchAnnouncer;
import io.inkstream.ingest.reconciling.Reconciler;
import io.inkstream.ingest.upload.BatchObjects;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.ReceivedEvent;
import io.inkstream.platform.BatchMarkers;
import io.inkstream.platform.PendingMarks;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people decide about a batch, obeyed by splitters and by the lane of commands. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ControlTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final TenantId TENANT = TenantId.DEFAULT;

    @Inject Topics topics;
    @Inject ObjectStore store;
    @Inject EventPublisher publisher;
    @Inject PendingMarks marks;
    @Inject BatchMarkers markers;
    @Inject BatchObjects batches;
    @Inject BatchAnnouncer announcer;
    @Inject IngestConfig config;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @SuppressWarnings("NullAway.Init")
    private UploadClient client;

    @BeforeEach
    void connect() {
        client = new UploadClient(server);
    }

    @Test
    void aPausedBatchIsNotSplitAndGoesOnWhenResumed() throws Exception {
        BatchId batch = client.upload(new Form().open().field("name", "paused")).batch();
        BatchControl paused = control(batch).pause(Instant.EPOCH);
        decide(paused);
        client.put(batch.value(), "a.png", png(1));
        // documents are split in order, so the one after tells that the one before was handled
        BatchId after = client.upload(new Form().file("a.png", png(2))).batch();
        await().atMost(LONG).until(() -> requests(after).size() == 1);
        assertThat(store.list(ObjectKeys.pages(TENANT, batch), "", 10)).isEmpty();

        decide(paused.resume(Instant.EPOCH));

        await().atMost(LONG).until(() -> requests(batch).size() == 1);
    }

    @Test
    void aRetryAsksForThePagesThatFailedAndForNoOther() throws Exception {
        BatchId batch =
                client.upload(new Form().file("bad.png", png(1)).file("good.png", png(2))).batch();
        await().atMost(LONG).until(() -> requests(batch).size() == 2);
        RecognitionPlan plan = manifest(batch).plan();
        PageId bad = batch.document("bad.png").page(1);
        PageId good = batch.document("good.png").page(1);
        putJson(ObjectKeys.outcome(TENANT, bad, plan.outcomeId()), failure(bad, plan));
        store.put(
                ObjectKeys.outcome(TENANT, good, plan.outcomeId()),
                ObjectContent.json(
                        "{\"outcome\":\"recognized\"}".getBytes(StandardCharsets.UTF_8)));

        decide(control(batch).retry(Instant.EPOCH));

        await().atMost(LONG).until(() -> requests(batch).size() == 3);
        assertThat(requests(batch))
                .filteredOn(request -> request.plan().epoch() == 1)
                .extracting(PageRequested::pageId)
                .containsExactly(bad);
    }

    @Test
    void ofADeletedBatchOnlyTheTombstoneStays() throws Exception {
        BatchId batch =
                client.upload(new Form().file("a.png", png(1)).idempotencyKey("gone")).batch();
        await().atMost(LONG).until(() -> requests(batch).size() == 1);
        BatchCommand deleted =
                BatchCommand.of(TENANT, batch, BatchCommand.Kind.DELETED, Instant.EPOCH);
        putJson(ObjectKeys.deleted(TENANT, batch), deleted);

        tell(deleted);

        await().atMost(LONG)
                .until(() ->
                        keys(ObjectKeys.batch(TENANT, batch))
                                .equals(List.of(ObjectKeys.deleted(TENANT, batch))));
        await().atMost(LONG).until(() -> keys(ObjectKeys.pending(TENANT, batch)).isEmpty());
        assertGone(client.upload(new Form().file("a.png", png(1)).idempotencyKey("gone")));
        assertGone(client.put(batch.value(), "b.png", png(2)));
        assertThat(keys(ObjectKeys.batch(TENANT, batch)))
                .containsExactly(ObjectKeys.deleted(TENANT, batch));
    }

    @Test
    void whatADeletionLeftIsRemovedByReconciling() throws Exception {
        BatchId batch = BatchId.create(Instant.now());
        store.put(
                ObjectKeys.pageImage(TENANT, batch.document("a.png").page(1), "png"),
                ObjectContent.of(png(1), "image/png"));
        putJson(
                ObjectKeys.deleted(TENANT, batch),
                BatchCommand.of(TENANT, batch, BatchCommand.Kind.DELETED, Instant.EPOCH));

        putJson(ObjectKeys.pending(TENANT, batch, 1), batch);

        await().atMost(LONG)
                .until(() ->
                        keys(ObjectKeys.batch(TENANT, batch))
                                .equals(List.of(ObjectKeys.deleted(TENANT, batch))));
    }

    @Test
    void anUploadThatNeverBecameABatchIsRemovedAfterAWhile() throws Exception {
        BatchId batch = BatchId.create(Instant.now());
        String original = ObjectKeys.original(TENANT, batch.document("a.png"), "0".repeat(64));
        marks.put(TENANT, batch, 0);
        store.put(original, ObjectContent.of(png(1), "image/png"));

        lookTwice(Clock.systemUTC());
        assertThat(store.stat(original)).isPresent();
        lookTwice(Clock.offset(Clock.systemUTC(), Duration.ofHours(25)));

        assertThat(store.stat(original)).isEmpty();
        assertThat(keys(ObjectKeys.pending(TENANT, batch))).isEmpty();
    }

    @Test
    void anOutcomeThatWasToldInVainIsToldAgain() throws Exception {
        BatchId batch = client.upload(new Form().file("a.png", png(3))).batch();
        await().atMost(LONG).until(() -> requests(batch).size() == 1);
        RecognitionPlan plan = manifest(batch).plan();
        PageId page = batch.document("a.png").page(1);
        putJson(ObjectKeys.outcome(TENANT, page, plan.outcomeId()), failure(page, plan));
        Reconciler reconciler =
                new Reconciler(
                        store, marks, batches, markers, announcer, config, Clock.systemUTC());

        await().atMost(LONG)
                .until(() -> {
                    reconciler.look();
                    return topics.readAll(Topic.PAGES_REQUESTED).stream()
                            .filter(event -> event.dataref().isPresent())
                            .anyMatch(event -> key(event).equals(page.value()));
                });
    }

    private static String key(ReceivedEvent event) {
        return new String(event.consumerRecord().key(), StandardCharsets.UTF_8);
    }

    /** Only what did not move between two looks is put right. */
    private void lookTwice(Clock clock) {
        Reconciler reconciler =
                new Reconciler(store, marks, batches, markers, announcer, config, clock);
        reconciler.look();
        reconciler.look();
    }

    private static void assertGone(Answer answer) {
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.code()).isEqualTo("batch-deleted");
    }

    private BatchManifest manifest(BatchId batch) throws Exception {
        return Json.read(store.read(ObjectKeys.manifest(TENANT, batch)), BatchManifest.class);
    }

    private BatchControl control(BatchId batch) throws Exception {
        return BatchControl.initial(manifest(batch));
    }

    /** As results-api does: first the object, then the event. */
    private void decide(BatchControl control) throws Exception {
        putJson(ObjectKeys.control(TENANT, control.batchId(), control.revision()), control);
        tell(BatchCommand.of(control));
    }

    private void tell(BatchCommand command) throws Exception {
        String batch = command.batchId().value();
        publisher.publish(
                Event.json(Topic.BATCHES_COMMANDS, batch, command.fact(), batch, command));
    }

    private static PageFailure failure(PageId page, RecognitionPlan plan) {
        return new PageFailure(
                page,
                TENANT,
                plan.outcomeId(),
                plan,
                new Failure(ProblemCode.WORKER_LOST, "taken 7 times without an end"),
                8,
                Instant.EPOCH);
    }

    private void putJson(String key, Object value) throws Exception {
        store.put(key, ObjectContent.json(Json.bytes(value)));
    }

    private List<String> keys(String prefix) throws Exception {
        return store.listAll(prefix).stream().map(ObjectStat::key).toList();
    }

    private List<PageRequested> requests(BatchId batch) throws IOException {
        List<PageRequested> requests = new ArrayList<>();
        for (ReceivedEvent event : topics.read(Topic.PAGES_REQUESTED)) {
            PageRequested request = event.jsonHeader(PageRequested.HEADER, PageRequested.class);
            if (request.pageId().batch().equals(batch)) {
                requests.add(request);
            }
        }
        return requests;
    }

    private static byte[] png(int seed) throws IOException {
        BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(seed % 20, seed % 10, 0, 200);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
