package io.inkstream.results;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.DocumentSubmitted;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.Polygon;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the other services would say about a batch, one fact per method. */
public final class BatchStory {
    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    public static final RecognitionPlan PLAN =
            new RecognitionPlan(
                    new PinnedModel("lines", "1", "aa"),
                    new PinnedModel("latin-print", "1.0.0", "bb"),
                    DecoderSettings.GREEDY,
                    0);
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final TenantId TENANT = TenantId.DEFAULT;

    private final BatchId batch;
    private final String name;
    private final RecognitionPlan plan;

    public BatchStory(String name) {
        this(name, PLAN);
    }

    private BatchStory(String name, RecognitionPlan plan) {
        this.batch = BatchId.ofIdempotencyKey(TENANT, name);
        this.name = name;
        this.plan = plan;
    }

    /** The same batch, accepted with another plan. */
    public BatchStory readBy(RecognitionPlan other) {
        return new BatchStory(name, other);
    }

    public BatchId batch() {
        return batch;
    }

    public BatchManifest manifest() {
        return new BatchManifest(batch, TENANT, Optional.of(name), START, plan);
    }

    public BatchCommand accepted() {
        return BatchCommand.accepted(manifest());
    }

    public SealedList sealedList(String... documents) {
        return new SealedList(
                batch, START.plusSeconds(1), Stream.of(documents).map(this::document).toList());
    }

    public BatchCommand sealed(String... documents) {
        return BatchCommand.sealed(TENANT, sealedList(documents));
    }

    public BatchCommand cancelled() {
        return BatchCommand.of(TENANT, batch, BatchCommand.Kind.CANCELLED, START.plusSeconds(2));
    }

    /** What is wanted of the batch before anybody asks for anything. */
    public BatchControl control() {
        return BatchControl.initial(manifest());
    }

    public BatchCommand deleted() {
        return BatchCommand.of(TENANT, batch, BatchCommand.Kind.DELETED, START.plusSeconds(9));
    }

    public DocumentId document(String file) {
        return batch.document(file);
    }

    public DocumentRecord documentRecord(String file) {
        return new DocumentRecord(
                document(file),
                TENANT,
                file,
                ObjectKeys.original(TENANT, document(file), SHA256),
                SHA256,
                1234,
                START);
    }

    public DocumentSubmitted submitted(String file) {
        return new DocumentSubmitted(documentRecord(file), plan);
    }

    public DocumentSplit split(String file, int pages) {
        return new DocumentSplit(
                document(file), TENANT, file, pages, Optional.empty(), START.plusSeconds(3));
    }

    public DocumentSplit damaged(String file) {
        return new DocumentSplit(
                document(file),
                TENANT,
                file,
                0,
                Optional.of(new Failure(ProblemCode.DAMAGED_DOCUMENT, "no end of image")),
                START.plusSeconds(3));
    }

    public PageResult recognized(String file, int page, String... lines) {
        return recognized(PLAN, file, page, lines);
    }

    public PageResult recognized(RecognitionPlan plan, String file, int page, String... lines) {
        PageId id = document(file).page(page);
        return new PageResult(
                id,
                TENANT,
                plan.outcomeId(),
                plan,
                new PageImageRef(
                        ObjectKeys.pageImage(TENANT, id, "png"),
                        "image/png",
                        SHA256,
                        9,
                        600,
                        800,
                        300),
                new PageResult.Provenance("onnxruntime", "cpu", "test"),
                0,
                0.1,
                List.of(),
                lines(id, lines),
                lines.length == 0 ? Optional.empty() : Optional.of(0.9),
                List.of(),
                Map.of("infer", 1.5),
                START.plusSeconds(4 + page));
    }

    private static List<PageResult.Line> lines(PageId page, String... texts) {
        return Stream.of(texts).map(text -> line(page, text)).toList();
    }

    private static PageResult.Line line(PageId page, String text) {
        Polygon polygon =
                new Polygon(
                        List.of(
                                new Polygon.Point(0, text.hashCode() & 1023),
                                new Polygon.Point(100, 40)));
        return new PageResult.Line(
                page.line(polygon),
                "r1",
                polygon,
                polygon,
                text,
                Optional.empty(),
                0.9,
                "mean-character-probability",
                List.of(),
                PageResult.Tokens.NONE);
    }

    public PageFailure unreadable(String file, int page) {
        return unreadable(PLAN, file, page);
    }

    public PageFailure unreadable(RecognitionPlan plan, String file, int page) {
        return new PageFailure(
                document(file).page(page),
                TENANT,
                plan.outcomeId(),
                plan,
                new Failure(ProblemCode.DAMAGED_IMAGE, "cut off"),
                1,
                START.plusSeconds(5));
    }
}
