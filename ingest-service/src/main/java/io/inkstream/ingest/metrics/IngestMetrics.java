package io.inkstream.ingest.metrics;

import io.inkstream.contracts.PageList;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The meters of ingest. docs/operations.md lists them; a test holds it to a real scrape. */
@Singleton
public final class IngestMetrics {
    private final MeterRegistry registry;

    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Documents were taken: they are stored and announced. */
    public void taken(int documents, long bytes) {
        registry.counter("ocr.documents.taken").increment(documents);
        registry.summary("ocr.upload.bytes").record((double) bytes);
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
