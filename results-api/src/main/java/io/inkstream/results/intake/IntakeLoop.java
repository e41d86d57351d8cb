package io.inkstream.results.intake;

import io.inkstream.contracts.Topic;
import io.inkstream.messaging.PublishException;
import io.inkstream.results.ResultsConfig;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Takes events until stopped: waits for its turn among the replicas, reads on from the committed
 * offsets, and after any error begins again from them.
 */
final class IntakeLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(IntakeLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final ResultsConfig.Intake config;
    private final String bootstrapServers;
    private final ResultsDatabase database;
    private final IntakeTransaction transaction;
    private final StateAnnouncer announcer;
    private final IntakeMetrics metrics;
    private final CountDownLatch stopped = new CountDownLatch(1);

    IntakeLoop(
            ResultsConfig.Intake config,
            String bootstrapServers,
            ResultsDatabase database,
            IntakeTransaction transaction,
            StateAnnouncer announcer,
            IntakeMetrics metrics) {
        this.config = config;
        this.bootstrapServers = bootstrapServers;
        this.database = database;
        this.transaction = transaction;
        this.announcer = announcer;
        this.metrics = metrics;
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try {
                waitForTurn();
            } catch (InterruptedException e) {
                return;
            } catch (ExecutionException | PublishException | StorageException e) {
                LOG.warnf("intake begins again: %s", e.getMessage());
            } catch (RuntimeException e) {
                LOG.warn("intake begins again", e);
            }
            pause();
        }
    }

    /** The thread ends after the transaction in hand. */
    void stop() {
        stopped.countDown();
    }

    private void waitForTurn()
            throws ExecutionException, InterruptedException, PublishException, StorageException {
        try (Handle handle = database.jdbi().open()) {
            var lock = IntakeLock.tryTake(handle);
            if (lock.isPresent()) {
                try (IntakeLock held = lock.get()) {
                    metrics.leading(true);
                    LOG.info("takes events");
                    lead(handle);
                }
            }
        } finally {
            metrics.leading(false);
        }
    }

    private void lead(Handle handle)
            throws ExecutionException, InterruptedException, PublishException, StorageException {
        try (TopicReader reader = new TopicReader(bootstrapServers, config.maxRecords())) {
            reader.start(OffsetRows.read(handle));
            announcer.announce(handle);
            Instant check = Instant.now().plus(config.topicCheck());
            while (!isStopped()) {
                step(handle, reader);
                if (Instant.now().isAfter(check)) {
                    if (reader.topicsChanged()) {
                        return;
                    }
                    check = Instant.now().plus(config.topicCheck());
                }
            }
        }
    }

    private void step(Handle handle, TopicReader reader) throws PublishException, StorageException {
        var records = reader.poll(POLL);
        if (!records.isEmpty()) {
            transaction.take(handle, records, reader.after(records));
            announcer.announce(handle);
        }
        for (Topic topic : EventDecoder.TOPICS) {
            metrics.lag(topic, reader.lag(topic));
        }
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    void pause() {
        try {
            if (stopped.await(config.retryDelay().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped");
            }
        } catch (InterruptedException e) {
            stop();
        }
    }
}
