package io.inkstream.results.intake;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.Traces;
import io.inkstream.results.ResultsConfig;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.storage.StorageException;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * One replica's turn at taking events: reads on from the committed offsets until told to stop or
 * until something fails.
 */
final class IntakeTurn {
    private static final Logger LOG = Logger.getLogger(IntakeTurn.class);
    static final Duration POLL = Duration.ofMillis(500);

    private final ResultsConfig.Intake config;
    private final Brokers brokers;
    private final ResultsDatabase database;
    private final IntakeTransaction transaction;
    private final StateAnnouncer announcer;
    private final IntakeMetrics metrics;

    IntakeTurn(
            ResultsConfig.Intake config,
            Brokers brokers,
            ResultsDatabase database,
            IntakeTransaction transaction,
            StateAnnouncer announcer,
            IntakeMetrics metrics) {
        this.config = config;
        this.brokers = brokers;
        this.database = database;
        this.transaction = transaction;
        this.announcer = announcer;
        this.metrics = metrics;
    }

    /** Returns at once when it is another replica's turn. */
    void take(BooleanSupplier stopped)
            throws ExecutionException, InterruptedException, PublishException, StorageException {
        try (Handle handle = database.jdbi().open()) {
            Optional<IntakeLock> lock = IntakeLock.tryTake(handle);
            if (lock.isEmpty()) {
                return;
            }
            try {
                metrics.leading(true);
                LOG.info("the intake takes events");
                lead(handle, stopped);
            } finally {
                metrics.leading(false);
                lock.get().close();
            }
        }
    }

    private void lead(Handle handle, BooleanSupplier stopped)
            throws ExecutionException, InterruptedException, PublishException, StorageException {
        try (TopicReader reader = new TopicReader(brokers, config.maxRecords())) {
            Generation generation = Generation.of(handle);
            reader.start(OffsetRows.read(handle));
            announcer.announce(handle);
            Instant check = Instant.now().plus(config.topicCheck());
            while (!stopped.getAsBoolean()) {
                step(handle, generation, reader);
                if (Instant.now().isAfter(check)) {
                    if (reader.topicsChanged()) {
                        return;
                    }
                    check = Instant.now().plus(config.topicCheck());
                }
            }
        }
    }

    private void step(Handle handle, Generation generation, TopicReader reader)
            throws PublishException, StorageException {
        var records = reader.poll(POLL);
        if (!records.isEmpty()) {
            List<Span> traced = Traces.start(records);
            try {
                transaction.take(handle, generation, records, reader.after(records));
            } finally {
                traced.forEach(Span::end);
            }
            announcer.announce(handle);
        }
        for (Topic topic : EventDecoder.TOPICS) {
            metrics.lag(topic, reader.lag(topic));
        }
    }
}
