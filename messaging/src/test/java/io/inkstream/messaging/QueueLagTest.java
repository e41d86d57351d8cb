package io.inkstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Topic;
import io.inkstream.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class QueueLagTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void whatNobodyWorkedIsCountedBeforeAndAfterTheGroupBegins(Delivery delivery) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
                EventPublisher publisher =
                        new EventPublisher(
                                Brokers.at(kafka.bootstrapServers()), "/test", Clock.systemUTC())) {
            Brokers brokers = Brokers.at(kafka.bootstrapServers());
            new TopicSetup(brokers, 1, TopicSetup.RECORD_LOCK, delivery).ensure();
            assertThat(QueueLag.listAll(brokers, delivery, LONG))
                    .extracting(QueueLag::topic)
                    .containsExactly(
                            Topic.DOCUMENTS_SUBMITTED,
                            Topic.BATCHES_COMMANDS,
                            Topic.PAGES_REQUESTED,
                            Topic.PAGES_REQUESTED_BULK);
            publisher.publish(List.of(page("a"), page("b"), page("held")));
            assertThat(pages(brokers, delivery).records()).isEqualTo(3);
            assertThat(pages(brokers, delivery).lanes()).isZero();

            EventHandler allButOne =
                    event ->
                            event.event().header("ce_subject").orElse("").equals("held")
                                    ? Disposition.RELEASE
                                    : Disposition.ACCEPT;
            try (Lane lane = Lane.start(settings(brokers, delivery), allButOne, () -> true)) {
                assertThat(lane).isNotNull();
                await().atMost(LONG).until(() -> pages(brokers, delivery).records() == 1);
                assertThat(pages(brokers, delivery).lanes()).isEqualTo(1);
            }
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamed() {
        assertThatExceptionOfType(PublishException.class)
                .isThrownBy(
                        () -> QueueLag.listAll(Brokers.at("127.0.0.1:1"), Delivery.SHARE, SHORT))
                .withMessageContaining("127.0.0.1:1");
    }

    private static QueueLag pages(Brokers brokers, Delivery delivery) throws PublishException {
        return QueueLag.listAll(brokers, delivery, LONG).stream()
                .filter(lag -> lag.topic() == Topic.PAGES_REQUESTED)
                .findFirst()
                .orElseThrow();
    }

    private static LaneSettings settings(Brokers brokers, Delivery delivery) {
        return new LaneSettings(
                "lane",
                brokers,
                delivery,
                ShareGroup.WORKERS,
                TopicSetup.RECORD_LOCK,
                Duration.ofSeconds(2));
    }

    private static Event page(String name) {
        return new Event(
                Topic.PAGES_REQUESTED,
                name,
                Event.id(Topic.PAGES_REQUESTED, name),
                name,
                "image/png",
                new byte[] {1},
                Optional.empty(),
                Map.of());
    }
}
