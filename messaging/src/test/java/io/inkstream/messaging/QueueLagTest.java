package io.inkstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

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

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class QueueLagTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void whatNobodyWorkedIsCountedBeforeAndAfterTheGroupBegins() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
                EventPublisher publisher =
                        new EventPublisher(kafka.bootstrapServers(), "/test", Clock.systemUTC())) {
            String brokers = kafka.bootstrapServers();
            new TopicSetup(brokers, 2, TopicSetup.RECORD_LOCK).ensure();
            assertThat(QueueLag.listAll(brokers, LONG))
                    .extracting(QueueLag::topic)
                    .containsExactly(
                            Topic.DOCUMENTS_SUBMITTED,
                            Topic.BATCHES_COMMANDS,
                            Topic.PAGES_REQUESTED,
                            Topic.PAGES_REQUESTED_BULK);
            publisher.publish(List.of(page("a"), page("b"), page("held")));
            assertThat(waiting(brokers)).isEqualTo(3);
            assertThat(lanes(brokers)).isZero();

            EventHandler allButOne =
                    event ->
                            event.event().header("ce_subject").orElse("").equals("held")
                                    ? Disposition.RELEASE
                                    : Disposition.ACCEPT;
            try (ShareLane lane = new ShareLane(settings(brokers), allButOne, () -> true)) {
                assertThat(lane).isNotNull();
                await().atMost(LONG).until(() -> waiting(brokers) == 1);
                assertThat(lanes(brokers)).isEqualTo(1);
            }
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamed() {
        assertThatExceptionOfType(PublishException.class)
                .isThrownBy(() -> QueueLag.listAll("127.0.0.1:1", Duration.ofMillis(300)))
                .withMessageContaining("127.0.0.1:1");
    }

    private static long waiting(String brokers) throws PublishException {
        return pages(brokers).records();
    }

    private static int lanes(String brokers) throws PublishException {
        return pages(brokers).lanes();
    }

    private static QueueLag pages(String brokers) throws PublishException {
        return QueueLag.listAll(brokers, LONG).stream()
                .filter(lag -> lag.topic() == Topic.PAGES_REQUESTED)
                .findFirst()
                .orElseThrow();
    }

    private static LaneSettings settings(String brokers) {
        return new LaneSettings(
                "lane", brokers, ShareGroup.WORKERS, TopicSetup.RECORD_LOCK, Duration.ofSeconds(2));
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
