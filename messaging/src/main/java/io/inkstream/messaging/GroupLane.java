package io.inkstream.messaging;

import io.inkstream.contracts.Limits;
import io.inkstream.contracts.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane on an ordinary consumer group, for brokers without share groups. It takes from partitions
 * of its own, so lanes beyond the number of partitions have nothing to do, and a record that is
 * given back holds up those behind it in its partition until it is accepted or dropped.
 *
 * <p>The poll thread owns the consumer and stays in the group while the work thread runs the
 * handler. How often a record was delivered stands beside its offset, committed before the handler
 * sees it: whoever gets the partition next, also after a death, counts on from there.
 */
final class GroupLane implements Lane, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(GroupLane.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    /** How long a partition that goes elsewhere waits for its record in hand. */
    private static final Duration HAND_OVER_LIMIT = Duration.ofMinutes(2);

    private final String name;
    private final Consumer<byte[], byte[]> consumer;
    private final EventHandler handler;
    private final BooleanSupplier open;
    private final ExecutorService work;
    private final Thread poll;
    private final Duration finishLimit;
    private final Map<TopicPartition, Tried> tried = new HashMap<>();
    private Optional<InHand> inHand = Optional.empty();
    private volatile boolean running = true;

    /** How often the record at an offset was delivered. */
    private record Tried(long offset, int deliveries) {
        static Tried of(OffsetAndMetadata committed) {
            String count = committed.metadata();
            return new Tried(
                    committed.offset(),
                    count != null && count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0);
        }
    }

    /** The record the work thread has. */
    private record InHand(TopicPartition partition, long offset, Future<Disposition> result) {}

    /** Starts taking at once. */
    GroupLane(LaneSettings settings, EventHandler handler, BooleanSupplier open) {
        this.name = settings.name();
        this.handler = handler;
        this.open = open;
        this.finishLimit = settings.finishLimit();
        this.consumer =
                new KafkaConsumer<>(
                        consumerSettings(settings),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.work =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name + "-work").daemon().factory());
        var topics = settings.group().topics().stream().map(Topic::topicName).toList();
        this.poll = Thread.ofPlatform().name(name + "-poll").daemon().start(() -> run(topics));
    }

    private static Map<String, Object> consumerSettings(LaneSettings settings) {
        Map<String, Object> consumer = new HashMap<>();
        consumer.put("group.id", settings.group().consumerGroupName());
        consumer.put("enable.auto.commit", false);
        consumer.put("auto.offset.reset", "earliest");
        consumer.put("allow.auto.create.topics", false);
        consumer.put("max.poll.records", 1);
        // what a lane holds in memory beside the record in hand
        consumer.put("fetch.max.bytes", 2 * Limits.RECORD_BYTES);
        consumer.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        consumer.put("session.timeout.ms", 10_000);
        consumer.put("heartbeat.interval.ms", 2_000);
        return settings.brokers().settings(consumer);
    }

    private void run(Collection<String> topics) {
        try (consumer) {
            consumer.subscribe(topics, this);
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
                stayInGroup();
                pause();
                return;
            }
            consumer.resume(consumer.assignment());
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> taken : records) {
                workToItsEnd(taken);
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("lane {} lost its record, it comes again", name, e);
            pause();
        }
    }

    private void workToItsEnd(ConsumerRecord<byte[], byte[]> taken) {
        TopicPartition partition = new TopicPartition(taken.topic(), taken.partition());
        int deliveries = countDelivery(partition, taken.offset());
        DeliveredEvent delivered = new DeliveredEvent(new ReceivedEvent(taken), deliveries);
        if (deliveries > TopicSetup.DELIVERY_LIMIT) {
            LOG.error("dropped after {} deliveries: {}", deliveries, delivered.event().place());
            commit(partition, taken.offset() + 1, "");
            return;
        }
        Future<Disposition> result =
                work.submit(
                        () -> Traces.process(delivered.event(), () -> handler.handle(delivered)));
        inHand = Optional.of(new InHand(partition, taken.offset(), result));
        long deadline = Long.MAX_VALUE;
        while (inHand.isPresent()) {
            if (endWithin(POLL)) {
                return;
            }
            deadline = running ? Long.MAX_VALUE : Math.min(deadline, closingDeadline());
            if (System.nanoTime() >= deadline) {
                result.cancel(true);
                inHand = Optional.empty();
            } else {
                stayInGroup();
            }
        }
    }

    /** Counted where a death does not forget it, before the handler sees the record. */
    private int countDelivery(TopicPartition partition, long offset) {
        Tried before = tried.get(partition);
        int deliveries = before != null && before.offset() == offset ? before.deliveries() + 1 : 1;
        try {
            commit(partition, offset, Integer.toString(deliveries));
        } catch (KafkaException e) {
            seekBack(partition, offset);
            throw e;
        }
        tried.put(partition, new Tried(offset, deliveries));
        return deliveries;
    }

    /** Whether the record in hand came to its end; then it is acknowledged. */
    private boolean endWithin(Duration limit) {
        if (inHand.isEmpty()) {
            return true;
        }
        InHand hand = inHand.get();
        Disposition disposition;
        try {
            disposition = hand.result().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.error(
                    "lane {} failed at {}@{}", name, hand.partition(), hand.offset(), e.getCause());
            disposition = Disposition.RELEASE;
        } catch (InterruptedException e) {
            hand.result().cancel(true);
            Thread.currentThread().interrupt();
            running = false;
            disposition = Disposition.RELEASE;
        }
        inHand = Optional.empty();
        acknowledge(hand, disposition);
        return true;
    }

    private void acknowledge(InHand hand, Disposition disposition) {
        switch (disposition) {
            case ACCEPT -> commit(hand.partition(), hand.offset() + 1, "");
            case RELEASE -> {
                seekBack(hand.partition(), hand.offset());
                pause();
            }
        }
    }

    private void commit(TopicPartition partition, long offset, String note) {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset, note)));
    }

    private void seekBack(TopicPartition partition, long offset) {
        if (consumer.assignment().contains(partition)) {
            consumer.seek(partition, offset);
        }
    }

    /** A member that does not poll is put out of its group; nothing is taken meanwhile. */
    private void stayInGroup() {
        consumer.pause(consumer.assignment());
        consumer.poll(Duration.ZERO);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (inHand.isPresent() || !open.getAsBoolean()) {
            consumer.pause(partitions);
        }
        consumer.committed(new HashSet<>(partitions))
                .forEach((partition, committed) -> {
                    if (committed != null) {
                        tried.put(partition, Tried.of(committed));
                    }
                });
    }

    /** The next owner begins behind the record in hand, unless that takes too long. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        boolean goes = inHand.map(hand -> partitions.contains(hand.partition())).orElse(false);
        if (goes && !endWithin(HAND_OVER_LIMIT)) {
            onPartitionsLost(partitions);
        }
        partitions.forEach(tried::remove);
    }

    /** Somebody else has them already, and the record in hand, too. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        inHand.filter(hand -> partitions.contains(hand.partition()))
                .ifPresent(hand -> {
                    LOG.warn("lane {} lost {}@{}", name, hand.partition(), hand.offset());
                    hand.result().cancel(true);
                    inHand = Optional.empty();
                });
        partitions.forEach(tried::remove);
    }

    private long closingDeadline() {
        return System.nanoTime() + finishLimit.toNanos();
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
