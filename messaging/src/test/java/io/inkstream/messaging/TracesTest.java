package io.inkstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Topic;
import io.inkstream.embedded.EmbeddedKafka;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace goes on where a record is taken up. */
class TracesTest {
    private static final Duration LOCK = Duration.ofSeconds(3);

    @TempDir Path folder;
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    @BeforeEach
    void install() {
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(
                OpenTelemetrySdk.builder()
                        .setTracerProvider(
                                SdkTracerProvider.builder()
                                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                        .build())
                        .build());
    }

    @AfterEach
    void remove() {
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    void whoeverTakesARecordGoesOnWithItsTrace() throws Exception {
        Map<String, Boolean> sampled = new ConcurrentHashMap<>();
        Span upload = GlobalOpenTelemetry.getTracer("test").spanBuilder("upload").startSpan();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            new TopicSetup(Brokers.at(kafka.bootstrapServers()), 1, LOCK).ensure();
            try (EventPublisher publisher =
                            new EventPublisher(
                                    Brokers.at(kafka.bootstrapServers()),
                                    "/test",
                                    Clock.systemUTC());
                    Lane _ = lane(kafka, sampled)) {
                publisher.publish(event("untraced"));
                try (Scope _ = upload.makeCurrent()) {
                    publisher.publish(event("traced"));
                }
                await().atMost(Duration.ofSeconds(30)).until(() -> sampled.size() == 2);
            }
        }
        upload.end();

        assertThat(sampled).isEqualTo(Map.of("traced", true, "untraced", false));
        SpanData taken =
                spans.getFinishedSpanItems().stream()
                        .filter(span -> span.getName().startsWith("process "))
                        .findFirst()
                        .orElseThrow();
        assertThat(taken.getName()).isEqualTo("process ocr.documents.submitted.v1");
        assertThat(taken.getTraceId()).isEqualTo(upload.getSpanContext().getTraceId());
        assertThat(taken.getParentSpanId()).isEqualTo(upload.getSpanContext().getSpanId());
    }

    private static Lane lane(EmbeddedKafka kafka, Map<String, Boolean> sampled) {
        return Lane.start(
                new LaneSettings(
                        "lane",
                        Brokers.at(kafka.bootstrapServers()),
                        Delivery.SHARE,
                        ShareGroup.SPLITTERS,
                        LOCK,
                        Duration.ofSeconds(2)),
                delivered -> {
                    sampled.put(
                            delivered.event().header("ce_subject").orElseThrow(),
                            Span.current().getSpanContext().isSampled());
                    return Disposition.ACCEPT;
                },
                () -> true);
    }

    private static Event event(String name) {
        return new Event(
                Topic.DOCUMENTS_SUBMITTED,
                name,
                Event.id(Topic.DOCUMENTS_SUBMITTED, name),
                name,
                "text/plain",
                new byte[0],
                Optional.empty(),
                Map.of());
    }
}
