package io.inkstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WorkedRecordsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final long PAGE_BYTES = 5_000;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void whatIsWorkedGoesAndWhatWaitsIsMeasuredAndStays(Delivery delivery) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
                EventPublisher publisher =
                        new EventPublisher(
                                Brokers.at(kafka.bootstrapServers()), "/test", Clock.systemUTC());
                QueueGauge gauge = new QueueGauge(Brokers.at(kafka.bootstrapServers()), delivery)) {
            Brokers brokers = Brokers.at(kafka.bootstrapServers());
            new TopicSetup(brokers, 1, TopicSetup.RECORD_LOCK, delivery).ensure();
            WorkedRecords.delete(brokers, delivery);
            assertThat(gauge.depth(ShareGroup.WORKERS)).isEqualTo(new QueueGauge.Depth(0, 0, 0));
            publisher.publish(List.of(page("a"), page("b"), page("c")));
            QueueGauge.Depth full = gauge.depth(ShareGroup.WORKERS);
            assertThat(full.waiting()).isEqualTo(3);
            assertThat(full.bytes()).isGreaterThan(3 * PAGE_BYTES);
            assertThat(gauge.freeBytes().orElse(0)).isPositive();
            LaneSettings settings =
                    new LaneSettings(
                            "lane",
                            brokers,
                            delivery,
                            ShareGroup.WORKERS,
                            TopicSetup.RECORD_LOCK,
                            Duration.ofSeconds(2));
            EventHandler allButTheLast =
                    event ->
                            event.event().header("ce_subject").orElse("").equals("c")
                                    ? Disposition.RELEASE
                                    : Disposition.ACCEPT;

            try (Lane lane = Lane.start(settings, allButTheLast, () -> true)) {
                assertThat(lane).isNotNull();
                await().atMost(LONG)
                        .until(() -> {
                            WorkedRecords.delete(brokers, delivery);
                            return first(brokers) == 2;
                        });
            }
            WorkedRecords.delete(brokers, delivery);
            assertThat(first(brokers)).isEqualTo(2);
            QueueGauge.Depth left = gauge.depth(ShareGroup.WORKERS);
            assertThat(left.waiting()).isEqualTo(1);
            assertThat(left.worked()).isEqualTo(2);
            assertThat(left.bytes()).isBetween(PAGE_BYTES, full.bytes());
        }
    }

    private static Event page(String name) {
        return new Event(
                Topic.PAGES_REQUESTED,
                name,
                Event.id(Topic.PAGES_REQUESTED, name),
                name,
                "image/png",
                new byte[(int) PAGE_BYTES],
                Optional.empty(),
                Map.of());
    }

    /** The offset of the first record that is still there. */
    private static long first(Brokers brokers) {
        TopicPartition partition = new TopicPartition(Topic.PAGES_REQUESTED.topicName(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers.servers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, -1L);
        }
    }
}
