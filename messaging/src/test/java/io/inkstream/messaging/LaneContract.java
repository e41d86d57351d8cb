package io.inkstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What lanes do; one subclass per broker and way of delivery. Each test looks only at its own
 * events.
 */
abstract class LaneContract {
    protected static final Duration LOCK = Duration.ofSeconds(3);

    @SuppressWarnings("NullAway.Init") // by the subclass, before all tests
    private static EventPublisher publisher;

    private final List<Lane> lanes = new ArrayList<>();
    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
    private String prefix = "";

    protected abstract Brokers brokers();

    protected Delivery delivery() {
        return Delivery.SHARE;
    }

    /** For the broker that was just started. */
    protected static void setUp(Brokers brokers, Delivery delivery) throws PublishException {
        new TopicSetup(brokers, 2, LOCK, delivery).ensure();
        publisher = new EventPublisher(brokers, "/test", Clock.systemUTC());
    }

    /** Before the broker is stopped. */
    protected static void tearDown() {
        publisher.close();
    }

    @BeforeEach
    void nameEvents(TestInfo test) {
        prefix = test.getTestMethod().orElseThrow().getName() + "-";
    }

    @AfterEach
    void closeLanes() {
        Lane.closeAll(lanes);
    }

    @Test
    void settingUpTwiceChangesNothing() throws Exception {
        new TopicSetup(brokers(), 2, LOCK, delivery()).ensure();
    }

    @Test
    void recordsSentBeforeTheFirstLaneAreDeliveredOnceEach() throws Exception {
        publish("a", "b", "c", "d", "e");

        lane(() -> true, event -> Disposition.ACCEPT);
        lane(() -> true, event -> Disposition.ACCEPT);

        awaitDeliveries(Map.of("a", 1, "b", 1, "c", 1, "d", 1, "e", 1));
    }

    @Test
    void aReleasedRecordIsDeliveredAgain() throws Exception {
        lane(() -> true, e -> e.deliveries() < 3 ? Disposition.RELEASE : Disposition.ACCEPT);

        publish("again");

        awaitDeliveries(Map.of("again", 3));
    }

    @Test
    void aHandlerThatThrowsDoesNotStopTheLane() throws Exception {
        lane(
                () -> true,
                e -> {
                    if (name(e).equals("bad") && e.deliveries() == 1) {
                        throw new IllegalStateException("on purpose");
                    }
                    return Disposition.ACCEPT;
                });

        publish("bad", "good");

        awaitDeliveries(Map.of("bad", 2, "good", 1));
    }

    @Test
    void aClosedGateTakesNothing() throws Exception {
        AtomicBoolean open = new AtomicBoolean(false);
        lane(open::get, event -> Disposition.ACCEPT);
        publish("waits");

        await().during(Duration.ofSeconds(2)).until(deliveries::isEmpty);
        open.set(true);

        awaitDeliveries(Map.of("waits", 1));
    }

    @Test
    void aPageThatTakesLongerThanTheLockIsDeliveredOnce() throws Exception {
        Duration longerThanALock = LOCK.plusSeconds(5);
        lane(
                () -> true,
                e -> {
                    if (name(e).equals("slow")) {
                        var end = System.nanoTime() + longerThanALock.toNanos();
                        await().atMost(longerThanALock.multipliedBy(2))
                                .until(() -> System.nanoTime() >= end);
                    }
                    return Disposition.ACCEPT;
                });
        lane(() -> true, event -> Disposition.ACCEPT);

        publish("slow");

        await().during(longerThanALock.plusSeconds(3))
                .atMost(longerThanALock.multipliedBy(2))
                .until(() -> deliveries.getOrDefault("slow", 0) <= 1);
        assertThat(deliveries).containsEntry("slow", 1);
    }

    @Test
    void anotherLaneCountsOnWhereOneThatDiedOverARecordStopped() throws Exception {
        Lane first = lane(() -> true, e -> Disposition.RELEASE);
        publish("heavy");
        await().atMost(Duration.ofSeconds(30)).until(() -> deliveries.getOrDefault("heavy", 0) > 1);
        first.close();
        int before = deliveries.getOrDefault("heavy", 0);
        AtomicInteger counted = new AtomicInteger();

        lane(
                () -> true,
                e -> {
                    counted.set(e.deliveries());
                    return Disposition.ACCEPT;
                });

        await().atMost(Duration.ofSeconds(30)).until(() -> counted.get() > 0);
        assertThat(counted).hasValueGreaterThan(before);
    }

    @Test
    void aRecordThatWasAcceptedIsNotDeliveredToTheNextLane() throws Exception {
        Lane first = lane(() -> true, e -> Disposition.ACCEPT);
        publish("done");
        awaitDeliveries(Map.of("done", 1));
        first.close();

        lane(() -> true, e -> Disposition.ACCEPT);
        publish("next");

        awaitDeliveries(Map.of("done", 1, "next", 1));
    }

    private Lane lane(BooleanSupplier open, EventHandler handler) {
        EventHandler counting =
                event -> {
                    if (!event.event().header("test").orElse("").equals(prefix)) {
                        return Disposition.ACCEPT;
                    }
                    deliveries.merge(name(event), 1, Integer::sum);
                    return handler.handle(event);
                };
        Lane lane =
                Lane.start(
                        new LaneSettings(
                                "lane-" + lanes.size(),
                                brokers(),
                                delivery(),
                                ShareGroup.SPLITTERS,
                                LOCK,
                                Duration.ofSeconds(2)),
                        counting,
                        open);
        lanes.add(lane);
        return lane;
    }

    private void publish(String... names) throws PublishException {
        for (String name : names) {
            publisher.publish(
                    new Event(
                            Topic.DOCUMENTS_SUBMITTED,
                            name,
                            Event.id(Topic.DOCUMENTS_SUBMITTED, prefix + name),
                            name,
                            "text/plain",
                            new byte[0],
                            java.util.Optional.empty(),
                            Map.of("test", prefix)));
        }
    }

    private static String name(DeliveredEvent event) {
        return event.event().header("ce_subject").orElseThrow();
    }

    private void awaitDeliveries(Map<String, Integer> expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(deliveries).isEqualTo(expected));
    }
}
