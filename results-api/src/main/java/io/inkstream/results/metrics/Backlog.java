package io.inkstream.results.metrics;

import io.inkstream.results.ResultsDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much work waits, looked up every {@value #SECONDS} seconds: what workers are scaled by. Each
 * replica tells the same, so take the greatest and not the sum.
 */
@Singleton
public class Backlog {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final int SECONDS = 10;

    private final ResultsDatabase database;
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong age = new AtomicLong();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("backlog").factory());

    /**
     * @param age seconds since the oldest batch with waiting pages was accepted
     */
    private record Waiting(long pages, long documents, long batches, long age) {}

    public Backlog(ResultsDatabase database, MeterRegistry registry) {
        this.database = database;
        registry.gauge("ocr.backlog.pages", pages);
        registry.gauge("ocr.backlog.documents", documents);
        registry.gauge("ocr.batches.open", batches);
        registry.gauge("ocr.backlog.seconds", age);
    }

    void start(@Observes StartupEvent event) {
        var _ = clock.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    private void look() {
        try {
            Waiting waiting = waiting();
            pages.set(waiting.pages());
            documents.set(waiting.documents());
            batches.set(waiting.batches());
            age.set(waiting.age());
        } catch (JdbiException e) {
            // the figures of before stay; that the database is away is told by its own health
            LOG.debug("the backlog cannot be counted", e);
        }
    }

    private Waiting waiting() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        """
                                        select coalesce(sum(pages - pages_done - pages_failed), 0),
                                               coalesce(sum(documents - documents_split
                                                            - documents_failed), 0),
                                               count(*),
                                               coalesce(extract(epoch from now() - min(accepted_at)
                                                   filter (where pages > pages_done + pages_failed)),
                                                   0)
                                        from batches
                                        where finished_at is null and cancelled_at is null
                                          and accepted_at is not null
                                        """)
                                .map((row, _) ->
                                        new Waiting(
                                                Math.max(0, row.getLong(1)),
                                                Math.max(0, row.getLong(2)),
                                                row.getLong(3),
                                                Math.max(0, row.getLong(4))))
                                .one());
    }
}
