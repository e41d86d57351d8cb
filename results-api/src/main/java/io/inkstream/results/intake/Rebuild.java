package io.inkstream.results.intake;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Json;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Makes a new read model from a listing of the object store and puts it in the place of the one
 * that serves meanwhile.
 *
 * <p>The topics are read from where the old one had come to before the listing began: whatever was
 * stored later is told there, and whatever was stored earlier is listed. So they add what is new,
 * and may as well have been lost. What was listed only is no news to webhooks.
 *
 * <p>Both live in one database as schemas; their names are exchanged in one transaction.
 */
final class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final String NEXT = ResultsDatabase.SCHEMA + "_next";
    private static final String PREVIOUS = ResultsDatabase.SCHEMA + "_previous";
    private static final int AT_ONCE = 200;

    private final ResultsDatabase database;
    private final Flyway flyway;
    private final ObjectStore store;
    private final IntakeTransaction facts;
    private final IntakeTransaction news;
    private final Brokers brokers;

    Rebuild(
            ResultsDatabase database,
            Flyway flyway,
            ObjectStore store,
            IntakeMetrics metrics,
            Brokers brokers) {
        this.database = database;
        this.flyway = flyway;
        this.store = store;
        EventDecoder decoder = new EventDecoder(store);
        this.facts = new IntakeTransaction(decoder, metrics, false);
        this.news = new IntakeTransaction(decoder, metrics, true);
        this.brokers = brokers;
    }

    /**
     * How far it is.
     *
     * @param step {@code store}, {@code topics} or {@code done}
     * @param objects listed so far
     * @param facts taken so far, from objects and from topics
     */
    record Progress(String step, long objects, long facts) {}

    /** Hears how far it is; one that throws ends the rebuild and changes nothing. */
    @FunctionalInterface
    interface Listener {
        void heard(Progress progress) throws IOException;
    }

    /**
     * @throws AlreadyRunningException while another replica rebuilds
     */
    void run(Listener listener)
            throws IOException, StorageException, ExecutionException, InterruptedException {
        try (Handle handle = database.jdbi().open();
                TopicReader reader = new TopicReader(brokers, AT_ONCE)) {
            IntakeLock lock =
                    IntakeLock.tryTakeForRebuild(handle).orElseThrow(AlreadyRunningException::new);
            try {
                Map<TopicPartition, OffsetRows.Position> taken = OffsetRows.read(handle);
                createNext(handle);
                handle.execute("set search_path to " + NEXT + ", public");
                fill(handle, reader, taken, listener);
                replace(handle);
            } finally {
                handle.execute("reset search_path");
                handle.execute("drop schema if exists " + NEXT + " cascade");
                lock.close();
            }
        }
    }

    private void createNext(Handle handle) {
        handle.execute("drop schema if exists " + NEXT + " cascade");
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .configuration(flyway.getConfiguration())
                .defaultSchema(NEXT)
                .schemas(NEXT)
                .load()
                .migrate();
        // numbers come from the clock in seconds; no two read models may have the same one
        handle.execute(
                "update %1$s.read_model set generation = greatest(generation, 1 + (select generation from %2$s.read_model))"
                        .formatted(NEXT, ResultsDatabase.SCHEMA));
    }

    private void fill(
            Handle handle,
            TopicReader reader,
            Map<TopicPartition, OffsetRows.Position> taken,
            Listener listener)
            throws IOException, StorageException, ExecutionException, InterruptedException {
        long[] counted = new long[2];
        new StoredFacts(store)
                .visit((events, objects) -> {
                    for (int from = 0; from < events.size(); from += AT_ONCE) {
                        int to = Math.min(events.size(), from + AT_ONCE);
                        facts.takeFacts(handle, events.subList(from, to));
                    }
                    counted[0] = objects;
                    counted[1] += events.size();
                    listener.heard(new Progress("store", counted[0], counted[1]));
                });
        // comparisons are told on their topic alone
        handle.execute(
                "insert into comparisons select * from " + ResultsDatabase.SCHEMA + ".comparisons");
        handle.useTransaction(write -> OffsetRows.write(write, taken));
        reader.start(taken);
        Map<TopicPartition, OffsetRows.Position> until = reader.ends();
        while (!reader.hasReached(until)) {
            List<ConsumerRecord<byte[], byte[]>> records = reader.poll(IntakeTurn.POLL);
            if (!records.isEmpty()) {
                news.take(handle, Generation.of(handle), records, reader.after(records));
                counted[1] += records.size();
            }
            listener.heard(new Progress("topics", counted[0], counted[1]));
        }
        listener.heard(new Progress("done", counted[0], counted[1]));
    }

    /** Waits for the transaction of the intake in hand; the next one meets the new read model. */
    private static void replace(Handle handle) {
        handle.execute("reset search_path");
        handle.execute("drop schema if exists " + PREVIOUS + " cascade");
        handle.useTransaction(exchange -> {
            exchange.execute("lock table " + ResultsDatabase.SCHEMA + ".read_model");
            exchange.execute("alter schema " + ResultsDatabase.SCHEMA + " rename to " + PREVIOUS);
            exchange.execute("alter schema " + NEXT + " rename to " + ResultsDatabase.SCHEMA);
        });
        LOG.infof("the read model is generation %s", Json.text(Generation.of(handle)));
        handle.execute("drop schema " + PREVIOUS + " cascade");
    }

    /** Another rebuild is under way. */
    static final class AlreadyRunningException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
