package io.inkstream.results.progress;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.results.ResultsConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Bounds how many clients follow batches at a time, and how long their events are kept. */
@Singleton
public final class ProgressConnections {
    private static final Logger LOG = Logger.getLogger(ProgressConnections.class);

    private final ResultsConfig.Progress config;
    private final ProgressLog log;
    private final Semaphore free;

    @Inject
    ProgressConnections(ResultsConfig config, ProgressLog log, MeterRegistry registry) {
        this.config = config.progress();
        this.log = log;
        this.free = new Semaphore(this.config.maxConnections());
        registry.gauge(
                "ocr.progress.connections",
                free,
                left -> this.config.maxConnections() - left.availablePermits());
    }

    /** A problem with 429 when there are too many. */
    void open() {
        if (!free.tryAcquire()) {
            throw Problems.of(
                    ProblemCode.OVERLOADED,
                    config.maxConnections() + " clients follow batches already");
        }
    }

    void close() {
        free.release();
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetOldEvents() {
        int count = log.forget(config.retention());
        LOG.debugf("forgot %d progress events", count);
    }
}
