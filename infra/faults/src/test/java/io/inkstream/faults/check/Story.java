package io.inkstream.faults.check;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A batch of one page that went well, to be spoilt by tests. */
final class Story {
    static final BatchId BATCH = BatchId.ofIdempotencyKey(TenantId.DEFAULT, "story");
    static final DocumentId DOCUMENT = BATCH.document("a.png");
    static final PageId PAGE = DOCUMENT.page(1);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final RecognitionPlan PLAN =
            new RecognitionPlan(
                    new PinnedModel("components", "1", "c".repeat(64)),
                    new PinnedModel("latin-print", "1.0.0", "1".repeat(64)),
                    DecoderSettings.GREEDY,
                    0);
    private static final byte[] ORIGINAL = "original".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PICTURE = "picture".getBytes(StandardCharsets.UTF_8);

    final List<Sent> sent = new ArrayList<>();
    final Map<String, byte[]> objects = new HashMap<>();
    final List<Told> told = new ArrayList<>();
    final List<BatchRow> batches = new ArrayList<>();
    final List<OutcomeRow> outcomes = new ArrayList<>();
    final Map<String, String> readings = new HashMap<>();
    final DocumentRecord document;
    final PageImageRef image;
    final String outcomeKey = ObjectKeys.outcome(TenantId.DEFAULT, PAGE, PLAN.outcomeId());
    boolean undisturbed;

    Story() {
        String digest = Digests.sha256(ORIGINAL);
        String original = ObjectKeys.original(TenantId.DEFAULT, DOCUMENT, digest);
        document =
                new DocumentRecord(
                        DOCUMENT,
                        TenantId.DEFAULT,
                        "a.png",
                        original,
                        digest,
                        ORIGINAL.length,
                        NOW);
        image =
                new PageImageRef(
                        ObjectKeys.pageImage(TenantId.DEFAULT, PAGE, "png"),
                        "image/png",
                        Digests.sha256(PICTURE),
                        PICTURE.length,
                        10,
                        10,
                        300);
        var entry = new PageList.Entry(1, Optional.of(image), Optional.empty());
        sent.add(new Sent(BATCH, Map.of("a.png", 1), 202));
        objects.put(original, ORIGINAL);
        objects.put(image.key(), PICTURE);
        put(
                ObjectKeys.manifest(TenantId.DEFAULT, BATCH),
                new BatchManifest(BATCH, TenantId.DEFAULT, Optional.empty(), NOW, PLAN));
        put(
                ObjectKeys.sealed(TenantId.DEFAULT, BATCH),
                new SealedList(BATCH, NOW, List.of(DOCUMENT)));
        put(ObjectKeys.document(TenantId.DEFAULT, DOCUMENT), document);
        put(
                ObjectKeys.pageList(TenantId.DEFAULT, DOCUMENT),
                new PageList(document, NOW, List.of(entry), Optional.empty()));
        put(outcomeKey, result());
        String bytes = Digests.sha256(Json.bytes(result()));
        told.add(new Told(Topic.PAGES_RECOGNIZED.topicName(), PAGE.value(), "id", bytes));
        batches.add(new BatchRow(BATCH, "SUCCEEDED", 1, 1, 1, 0, List.of(1L, 2L)));
        outcomes.add(new OutcomeRow(PAGE, PLAN.outcomeId(), bytes));
        readings.put(image.sha256(), "");
    }

    private PageResult result() {
        return new PageResult(
                PAGE,
                TenantId.DEFAULT,
                PLAN.outcomeId(),
                PLAN,
                image,
                new PageResult.Provenance("onnxruntime", "cpu", "test"),
                0,
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                NOW);
    }

    void put(String key, Object value) {
        objects.put(key, Json.bytes(value));
    }

    List<Violation> check() {
        return Checker.check(
                new Evidence(sent, objects, told, batches, outcomes, readings, undisturbed));
    }
}
