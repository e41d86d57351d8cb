package io.inkstream.messaging;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.CloudEventHeaders;
import io.inkstream.contracts.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events and returns when the broker has them. Safe for use by many threads. At least once: a
 * failed call may have sent some of its events, and repeating it repeats their ids.
 */
public final class EventPublisher implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private static final Map<String, Object> SETTINGS =
            Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    Limits.RECORD_BYTES,
                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                    4L * Limits.RECORD_BYTES,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    60_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    20_000,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    30_000);

    private final Producer<String, byte[]> producer;
    private final String source;
    private final Clock clock;

    /**
     * @param source names the service in {@code ce_source}, for example {@code /ingest-service}
     */
    public EventPublisher(Brokers brokers, String source, Clock clock) {
        this.producer =
                new KafkaProducer<>(
                        brokers.settings(SETTINGS),
                        new StringSerializer(),
                        new ByteArraySerializer());
        this.source = source;
        this.clock = clock;
    }

    public void publish(Event event) throws PublishException {
        publish(List.of(event));
    }

    /** All of them, in order per key. */
    public void publish(List<Event> events) throws PublishException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try {
            for (Event event : events) {
                sent.add(producer.send(toRecord(event)));
            }
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (ExecutionException e) {
            throw new PublishException("the broker refused an event: " + e.getCause(), e);
        } catch (org.apache.kafka.common.KafkaException e) {
            throw new PublishException("the broker takes no events: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while publishing", e);
        }
    }

    private ProducerRecord<String, byte[]> toRecord(Event event) {
        ProducerRecord<String, byte[]> made =
                new ProducerRecord<>(
                        event.topic().topicName(),
                        event.key(),
                        event.isTombstone() ? null : event.value());
        Headers headers = made.headers();
        add(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
        add(headers, CloudEventHeaders.ID, event.id());
        add(headers, CloudEventHeaders.SOURCE, source);
        add(headers, CloudEventHeaders.TYPE, event.topic().topicName());
        add(headers, CloudEventHeaders.TIME, clock.instant().toString());
        add(headers, CloudEventHeaders.SUBJECT, event.subject());
        if (!event.isTombstone()) {
            add(headers, CloudEventHeaders.CONTENT_TYPE, event.contentType());
        }
        event.dataref().ifPresent(key -> add(headers, CloudEventHeaders.DATAREF, key));
        event.headers().forEach((name, value) -> add(headers, name, value));
        Traces.header().ifPresent(trace -> add(headers, Traces.HEADER, trace));
        return made;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(CLOSE_LIMIT);
    }
}
