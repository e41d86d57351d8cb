package io.inkstream.messaging;

import io.inkstream.contracts.Topic;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane on a share group. The poll thread owns the consumer and renews the lock of the record in
 * hand; the work thread runs the handler.
 *
 * <p>A late acknowledgement reports success, so it never proves that the record was ours to the
 * end; what the handler wrote must be safe to write twice.
 */
final class ShareLane implements Lane {
    private static final Logger LOG = LoggerFactory.getLogger(ShareLane.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final String name;
    private final ShareConsumer<byte[], byte[]> consumer;
    private final EventHandler handler;
    private final BooleanSupplier open;
    private final ExecutorService work;
    private final Thread poll;
    private final Duration renewEvery;
    private final Duration finishLimit;
    private volatile boolean running = true;

    /** Starts taking at once. */
    ShareLane(LaneSettings settings, EventHandler handler, BooleanSupplier open) {
        this.name = settings.name();
        this.handler = handler;
        this.open = open;
        this.renewEvery = settings.recordLock().dividedBy(3);
        this.finishLimit = settings.finishLimit();
        this.consumer =
                new KafkaShareConsumer<>(
                        consumerSettings(settings),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(settings.group().topics().stream().map(Topic::topicName).toList());
        this.work =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name + "-work").daemon().factory());
        this.poll = Thread.ofPlatform().name(name + "-poll").daemon().start(this::run);
    }

    private static Map<String, Object> consumerSettings(LaneSettings settings) {
        return settings.brokers()
                .settings(
                        Map.of(
                                "group.id",
                                settings.group().groupName(),
                                "share.acknowledgement.mode",
                                "explicit",
                                "share.acquire.mode",
                                "record_limit",
                                "max.poll.records",
                                1,
                                // how long a closing consumer waits for its last requests
                                "default.api.timeout.ms",
                                20_000));
    }

    private void run() {
        try (consumer) {
            while (running) {
                takeOne();
            }
        } catch (KafkaException e) {
            LOG.error("lane {} ends", name, e);
        }
    }

    private void takeOne() {
        try {
            if (!open.getAsBoolean()) {
                pause();
                return;
            }
            Optional<ConsumerRecord<byte[], byte[]>> taken = first(consumer.poll(POLL));
            if (taken.isPresent()) {
                workToItsEnd(taken.get());
            }
        } catch (WakeupException e) {
            // close() interrupts the wait for a record
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("lane {} lost its record, the broker delivers it again", name, e);
            pause();
        }
    }

    private void workToItsEnd(ConsumerRecord<byte[], byte[]> taken) {
        int deliveries = taken.deliveryCount().map(Short::intValue).orElse(1);
        DeliveredEvent delivered = new DeliveredEvent(new ReceivedEvent(taken), deliveries);
        Future<Disposition> result =
                work.submit(
                        () -> Traces.process(delivered.event(), () -> handler.handle(delivered)));
        ConsumerRecord<byte[], byte[]> held = taken;
        long deadline = Long.MAX_VALUE;
        while (true) {
            try {
                Disposition disposition = result.get(renewEvery.toMillis(), TimeUnit.MILLISECONDS);
                acknowledge(held, disposition);
                return;
            } catch (TimeoutException e) {
                deadline = running ? Long.MAX_VALUE : Math.min(deadline, closingDeadline());
                if (System.nanoTime() >= deadline) {
                    result.cancel(true);
                    acknowledge(held, Disposition.RELEASE);
                    return;
                }
                held = renew(held);
            } catch (ExecutionException e) {
                LOG.error("lane {} failed at {}", name, delivered.event().place(), e.getCause());
                acknowledge(held, Disposition.RELEASE);
                return;
            } catch (InterruptedException e) {
                result.cancel(true);
                acknowledge(held, Disposition.RELEASE);
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private long closingDeadline() {
        return System.nanoTime() + finishLimit.toNanos();
    }

    /** A renewed record comes back from the next poll and is acknowledged through that copy. */
    private ConsumerRecord<byte[], byte[]> renew(ConsumerRecord<byte[], byte[]> held) {
        consumer.acknowledge(held, AcknowledgeType.RENEW);
        consumer.commitSync();
        return first(consumer.poll(POLL))
                .orElseThrow(() -> new IllegalStateException("a renewed record did not come back"));
    }

    private void acknowledge(ConsumerRecord<byte[], byte[]> held, Disposition disposition) {
        consumer.acknowledge(
                held,
                switch (disposition) {
                    case ACCEPT -> AcknowledgeType.ACCEPT;
                    case RELEASE -> AcknowledgeType.RELEASE;
                });
        consumer.commitSync()
                .forEach((partition, failure) ->
                        failure.ifPresent(e ->
                                LOG.warn(
                                        "lane {} acknowledged too late on {}",
                                        name,
                                        partition,
                                        e)));
        if (disposition == Disposition.RELEASE) {
            pause();
        }
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> first(
            ConsumerRecords<byte[], byte[]> records) {
        Iterator<ConsumerRecord<byte[], byte[]>> each = records.iterator();
        return each.hasNext() ? Optional.of(each.next()) : Optional.empty();
    }

    /** Waits a moment, so that trouble elsewhere is not met a thousand times a second. */
    private synchronized void pause() {
        try {
            long end = System.nanoTime() + AFTER_TROUBLE.toNanos();
            for (long left = AFTER_TROUBLE.toNanos(); running && left > 0; ) {
                wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
                left = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public synchronized void stopTaking() {
        running = false;
        notifyAll();
    }

    @Override
    public void close() {
        stopTaking();
        try {
            poll.join(finishLimit.plus(Duration.ofSeconds(5)));
            work.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
