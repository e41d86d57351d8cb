package io.inkstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WorkedRecordsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void whatIsWorkedGoesAndWhatWaitsStays() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
                EventPublisher publisher =
                        new EventPublisher(kafka.bootstrapServers(), "/test", Clock.systemUTC())) {
            String brokers = kafka.bootstrapServers();
            new TopicSetup(brokers, 1, TopicSetup.RECORD_LOCK).ensure();
            WorkedRecords.delete(brokers);
            publisher.publish(List.of(page("a"), page("b"), page("c")));
            LaneSettings settings =
                    new LaneSettings(
                            "lane",
                            brokers,
                            ShareGroup.WORKERS,
                            TopicSetup.RECORD_LOCK,
                            Duration.ofSeconds(2));
            EventHandler allButTheLast =
                    event ->
                            event.event().header("ce_subject").orElse("").equals("c")
                                    ? Disposition.RELEASE
                                    : Disposition.ACCEPT;

            try (ShareLane lane = new ShareLane(settings, allButTheLast, () -> true)) {
                assertThat(lane).isNotNull();
                await().atMost(LONG)
                        .until(() -> {
                            WorkedRecords.delete(brokers);
                            return first(brokers) == 2;
                        });
            }
            WorkedRecords.delete(brokers);
            assertThat(first(brokers)).isEqualTo(2);
        }
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

    /** The offset of the first record that is still there. */
    private static long first(String brokers) {
        TopicPartition partition = new TopicPartition(Topic.PAGES_REQUESTED.topicName(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, -1L);
        }
    }
}
