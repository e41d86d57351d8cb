package io.inkstream.ingest.metrics;

import io.inkstream.contracts.PageList;
import io.inkstream.contracts.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** The meters of ingest. docs/operations.md lists them; a test holds it to a real scrape. */
@Singleton
public final class IngestMetrics {
    private static final Set<ProblemCode> FOR_LACK_OF_ROOM =
            Set.of(
                    ProblemCode.UPLOADS_FULL,
                    ProblemCode.TOO_MANY_UPLOADS,
                    ProblemCode.BACKLOG_FULL,
                    ProblemCode.STORAGE_LOW,
                    ProblemCode.QUOTA_USED_UP);

    private final MeterRegistry registry;

    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        // a counter that begins with its first refusal has no rate until the second
        FOR_LACK_OF_ROOM.forEach(this::refusals);
    }

    /** Documents were taken: they are stored and announced. */
    public void taken(int documents, long bytes) {
        registry.counter("ocr.documents.taken").increment(documents);
        registry.summary("ocr.upload.bytes").record((double) bytes);
    }

    /** An upload was refused for lack of room. */
    public void refused(ProblemCode code) {
        refusals(code).increment();
    }

    private Counter refusals(ProblemCode code) {
        return registry.counter("ocr.uploads.refused", "code", code.code());
    }

    /**
     * @param uploads under way
     * @param freeBytes on the fullest disk that is watched
     */
    public void watchLoad(Supplier<Number> uploads, Supplier<Number> freeBytes) {
        Gauge.builder("ocr.uploads.active", uploads).register(registry);
        Gauge.builder("ocr.disk.free.bytes", freeBytes).register(registry);
    }

    /** A document was split, or cannot be. */
    public void split(PageList pages, Duration time) {
        String code = pages.failure().map(failure -> failure.code().code()).orElse("");
        registry.counter(
                        "ocr.documents",
                        Tags.of("outcome", code.isEmpty() ? "split" : "failed", "code", code))
                .increment();
        registry.counter("ocr.pages.announced").increment(pages.pages().size());
        registry.timer("ocr.split").record(time);
    }
}
