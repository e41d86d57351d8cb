package io.inkstream.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.ReceivedEvent;
import io.inkstream.platform.KafkaConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the real topics from their beginning, as somebody outside the system would, and holds every
 * event against the published schema.
 */
@Singleton
public final class Topics {
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final KafkaConfig config;

    @Inject
    public Topics(KafkaConfig config) {
        this.config = config;
    }

    /** All events that lie there now; a repeated one counts once. */
    List<ReceivedEvent> read(Topic topic) {
        Map<String, ReceivedEvent> events = new LinkedHashMap<>();
        readAll(topic).forEach(event -> events.putIfAbsent(event.id(), event));
        return List.copyOf(events.values());
    }

    /** All events that lie there now, repeats included. */
    List<ReceivedEvent> readAll(Topic topic) {
        List<ReceivedEvent> events = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", config.bootstrapServers());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofSeconds(1))) {
                    ReceivedEvent event = new ReceivedEvent(found);
                    requireSchema(topic, event);
                    events.add(event);
                }
            }
        }
        return events;
    }

    /** What is not JSON has its JSON in a header. */
    private static void requireSchema(Topic topic, ReceivedEvent event) {
        boolean page = topic == Topic.PAGES_REQUESTED;
        JsonSchema schema =
                SCHEMAS.getSchema(
                        SchemaLocation.of("classpath:schemas/" + topic.topicName() + ".json"));
        try {
            JsonNode data =
                    page
                            ? event.jsonHeader(PageRequested.HEADER, JsonNode.class)
                            : event.json(JsonNode.class);
            Set<ValidationMessage> faults = schema.validate(data);
            if (!faults.isEmpty()) {
                throw new AssertionError(event.place() + ": " + faults + " in " + data);
            }
        } catch (IOException e) {
            throw new AssertionError(event.place(), e);
        }
    }

    /** The values of those that match. */
    <T> List<T> values(Topic topic, Class<T> type, Predicate<T> wanted) throws IOException {
        List<T> values = new ArrayList<>();
        for (ReceivedEvent event : read(topic)) {
            T value = event.json(type);
            if (wanted.test(value)) {
                values.add(value);
            }
        }
        return values;
    }
}
