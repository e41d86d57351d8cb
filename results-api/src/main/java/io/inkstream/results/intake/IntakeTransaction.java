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

    private record Taken(ConsumerRecord<byte[], byte[]> from, IntakeEvent event) {}

    private final EventDecoder decoder;
    private final IntakeMetrics metrics;

    IntakeTransaction(EventDecoder decoder, IntakeMetrics metrics) {
        this.decoder = decoder;
        this.metrics = metrics;
    }

    void take(
            Handle handle,
            List<ConsumerRecord<byte[], byte[]>> records,
            Map<TopicPartition, Position> after)
            throws StorageException {
        List<Taken> taken = decode(records);
        try {
            write(handle, taken, after);
        } catch (JdbiException e) {
            if (!refusesContent(e)) {
                throw e;
            }
            oneByOne(handle, taken);
            write(handle, List.of(), after);
        }
        taken.forEach(item -> metrics.taken(item.from().topic()));
    }

    private List<Taken> decode(List<ConsumerRecord<byte[], byte[]>> records)
            throws StorageException {
        List<Taken> taken = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> next : records) {
            try {
                taken.add(new Taken(next, decoder.decode(new ReceivedEvent(next))));
            } catch (MalformedEventException e) {
                LOG.warnf("event passed over: %s", e.getMessage());
                metrics.passedOver(next.topic(), "malformed");
            }
        }
        return taken;
    }

    private void write(Handle handle, List<Taken> taken, Map<TopicPartition, Position> after) {
        metrics.transaction()
                .record(() ->
                        handle.useTransaction(transaction -> {
                            ReadModel.apply(transaction, taken.stream().map(Taken::event).toList());
                            OffsetRows.write(transaction, after);
                        }));
    }

    private void oneByOne(Handle handle, List<Taken> taken) {
        for (Taken item : taken) {
            try {
                write(handle, List.of(item), Map.of());
            } catch (JdbiException e) {
                if (!refusesContent(e)) {
                    throw e;
                }
                LOG.warnf(
                        "event passed over: %s: %s",
                        new ReceivedEvent(item.from()).place(), e.getMessage());
                metrics.passedOver(item.from().topic(), "refused");
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
