package io.inkstream.worker.metrics;

import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.recognition.model.ModelDescription;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** The meters of a worker. docs/operations.md lists them; a test holds it to a real scrape. */
public final class WorkerMetrics {
    private static final double NANOS_PER_MILLI = 1e6;

    private final MeterRegistry registry;
    private final DistributionSummary linesPerBatch;
    private final DistributionSummary padding;
    private final Timer inference;
    private final AtomicInteger openModels = new AtomicInteger();
    private final Map<String, AtomicInteger> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger busyLanes = new AtomicInteger();

    public WorkerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.linesPerBatch = registry.summary("ocr.batch.lines");
        this.padding = registry.summary("ocr.batch.padding");
        this.inference = registry.timer("ocr.inference");
        registry.gauge("ocr.models.open", openModels);
        registry.gauge("ocr.lanes.busy", busyLanes);
    }

    /** Lines that wait for a model. */
    public void watchQueue(IntSupplier lines) {
        registry.gauge("ocr.lines.waiting", lines, IntSupplier::getAsInt);
    }

    /** A page came to this outcome here, for the first time. */
    public void finished(PageOutcome outcome) {
        PageEvent.tell(outcome);
        switch (outcome) {
            case PageResult result -> {
                registry.counter("ocr.pages", Tags.of("outcome", "recognized", "code", ""))
                        .increment();
                registry.counter("ocr.lines").increment(result.lines().size());
                result.timings().forEach(this::step);
            }
            case PageFailure failure ->
                    registry.counter(
                                    "ocr.pages",
                                    Tags.of(
                                            "outcome",
                                            "failed",
                                            "code",
                                            failure.failure().code().code()))
                            .increment();
        }
    }

    private void step(String step, double milliseconds) {
        registry.timer("ocr.step", "step", step)
                .record(Duration.ofNanos((long) (milliseconds * NANOS_PER_MILLI)));
    }

    /**
     * Lines went through a model together.
     *
     * @param wasted share of the computed columns that lie beyond the lines
     */
    public void inferred(int lines, double wasted, Duration time) {
        linesPerBatch.record(lines);
        padding.record(wasted);
        inference.record(time);
        InferenceEvent.tell(lines, wasted, time);
    }

    /** A session of this model was opened. */
    public void opened(ModelDescription model) {
        openModels.incrementAndGet();
        sessions(model).incrementAndGet();
    }

    public void closed(ModelDescription model) {
        openModels.decrementAndGet();
        sessions(model).decrementAndGet();
    }

    private AtomicInteger sessions(ModelDescription model) {
        String version = model.version();
        return sessions.computeIfAbsent(
                model.name() + "@" + version,
                _ -> {
                    AtomicInteger count = new AtomicInteger();
                    Tags tags = Tags.of("model", model.name(), "version", version);
                    registry.gauge("ocr.model.sessions", tags, count);
                    return count;
                });
    }

    public void laneTakesUp() {
        busyLanes.incrementAndGet();
    }

    public void laneIsDone() {
        busyLanes.decrementAndGet();
    }
}
