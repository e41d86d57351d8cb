package io.inkstream.results.intake;

import io.inkstream.messaging.ReceivedEvent;
import io.inkstream.results.intake.OffsetRows.Position;
import io.inkstream.storage.StorageException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Rows and offsets together. A record that cannot be read, or that the database refuses for its
 * content, is logged, counted and passed over, so it never stops those behind it.
 */
final class IntakeTransaction {
    private static final Logger LOG = Logger.getLogger(IntakeTransaction.class);

    /**
     * @param place for messages
     */
    private record Taken(String topic, String place, IntakeEvent event) {}

    private final EventDecoder decoder;
    private final IntakeMetrics metrics;
    private final boolean news;

    /**
     * @param news whether webhooks are told what happened
     */
    IntakeTransaction(EventDecoder decoder, IntakeMetrics metrics, boolean news) {
        this.decoder = decoder;
        this.metrics = metrics;
        this.news = news;
    }

    /**
     * @param generation of the read model that the records were read for
     */
    void take(
            Handle handle,
            Generation generation,
            List<ConsumerRecord<byte[], byte[]>> records,
            Map<TopicPartition, Position> after)
            throws StorageException {
        List<Taken> taken = decode(records);
        takeAll(handle, generation, taken, after);
        taken.forEach(item -> metrics.taken(item.topic()));
    }

    /** What is known from the object store, into the read model that the handle looks at. */
    void takeFacts(Handle handle, List<IntakeEvent> facts) {
        List<Taken> taken =
                facts.stream()
                        .map(fact -> new Taken("", "an object of batch " + fact.batch(), fact))
                        .toList();
        takeAll(handle, Generation.of(handle), taken, Map.of());
    }

    private void takeAll(
            Handle handle,
            Generation generation,
            List<Taken> taken,
            Map<TopicPartition, Position> after) {
        try {
            write(handle, generation, taken, after);
        } catch (JdbiException e) {
            if (!refusesContent(e)) {
                throw e;
            }
            oneByOne(handle, generation, taken);
            write(handle, generation, List.of(), after);
        }
    }

    private List<Taken> decode(List<ConsumerRecord<byte[], byte[]>> records)
            throws StorageException {
        List<Taken> taken = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> next : records) {
            try {
                ReceivedEvent event = new ReceivedEvent(next);
                taken.add(new Taken(next.topic(), event.place(), decoder.decode(event)));
            } catch (MalformedEventException e) {
                LOG.warnf("event passed over: %s", e.getMessage());
                metrics.passedOver(next.topic(), "malformed");
            }
        }
        return taken;
    }

    private void write(
            Handle handle,
            Generation generation,
            List<Taken> taken,
            Map<TopicPartition, Position> after) {
        metrics.transaction()
                .record(() ->
                        handle.useTransaction(transaction -> {
                            generation.require(transaction);
                            ReadModel.apply(
                                    transaction, taken.stream().map(Taken::event).toList(), news);
                            OffsetRows.write(transaction, after);
                        }));
    }

    private void oneByOne(Handle handle, Generation generation, List<Taken> taken) {
        for (Taken item : taken) {
            try {
                write(handle, generation, List.of(item), Map.of());
            } catch (JdbiException e) {
                if (!refusesContent(e)) {
                    throw e;
                }
                LOG.warnf("event passed over: %s: %s", item.place(), e.getMessage());
                metrics.passedOver(item.topic(), "refused");
            }
        }
    }

    /** SQL states 22 (data) and 23 (constraint): trying again cannot help. */
    private static boolean refusesContent(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
