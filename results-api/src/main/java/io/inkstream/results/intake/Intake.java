package io.inkstream.results.intake;

import io.inkstream.contracts.Brokers;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.PendingMarks;
import io.inkstream.results.ResultsConfig;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.CreationException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs the intake in a thread of its own from start to stop of the service. A broker that is not
 * there yet is waited for; questions are answered meanwhile.
 */
@Singleton
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final ResultsConfig.Intake config;
    private final Brokers brokers;
    private final ResultsDatabase database;
    private final ObjectStore store;
    private final PendingMarks marks;
    private final Instance<EventPublisher> publisher;
    private final IntakeMetrics metrics;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("intake").unstarted(this::run);

    @Inject
    public Intake(
            ResultsConfig config,
            Brokers brokers,
            ResultsDatabase database,
            ObjectStore store,
            PendingMarks marks,
            Instance<EventPublisher> publisher,
            MeterRegistry registry) {
        this.config = config.intake();
        this.brokers = brokers;
        this.database = database;
        this.store = store;
        this.marks = marks;
        this.publisher = publisher;
        this.metrics = new IntakeMetrics(registry);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread.start();
        }
    }

    /** The thread ends after the transaction in hand. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
            LOG.warn("the intake does not stop in time");
        }
    }

    private void run() {
        do {
            try {
                turn().take(this::isStopped);
            } catch (InterruptedException e) {
                return;
            } catch (CreationException e) {
                LOG.warnf("the intake waits for the broker: %s", e.getCause());
            } catch (ExecutionException | PublishException | StorageException e) {
                LOG.warnf("the intake begins again: %s", e.getMessage());
            } catch (Generation.ReplacedException e) {
                LOG.infof("the intake begins again: %s", e.getMessage());
            } catch (RuntimeException e) {
                // whatever went wrong was rolled back; a dead intake would stop every batch
                LOG.warn("the intake begins again", e);
            }
        } while (!pause());
    }

    /** The publisher comes into being after the topics do. */
    private IntakeTurn turn() {
        StateAnnouncer announcer = new StateAnnouncer(publisher.get(), marks);
        return new IntakeTurn(
                config,
                brokers,
                database,
                new IntakeTransaction(new EventDecoder(store), metrics, true),
                announcer,
                metrics);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Returns whether to stop. */
    private boolean pause() {
        try {
            return stopped.await(config.retryDelay().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
