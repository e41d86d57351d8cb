package io.inkstream.results.outsider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Somebody who knows Inkstream only from its AsyncAPI document and the schemas it names: reads the
 * text of a batch from the topics. Uses nothing of ours but those files.
 */
final class OutsideReader implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Set<String> ENDS = Set.of("succeeded", "partial", "failed", "cancelled");

    /**
     * What was read of a batch.
     *
     * @param texts lines joined by newlines, by page
     * @param failures codes, by page
     */
    record Reading(String state, Map<String, String> texts, Map<String, String> failures) {}

    /** What the document says of a topic: how its data is to look. */
    private record Channel(String address, JsonSchema schema) {}

    private final JsonNode document;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int validated;

    OutsideReader(String brokers) throws IOException {
        this.document = resource("/asyncapi.json");
        this.consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        document.path("channels").forEach(this::subscribe);
        List<TopicPartition> partitions =
                channels.keySet().stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(part -> new TopicPartition(part.topic(), part.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Channels whose messages are JSON of a schema. */
    private void subscribe(JsonNode channel) {
        JsonNode message = follow(channel.at("/messages/event"));
        String schema = message.at("/payload/schema/$ref").asText();
        if (message.path("contentType").asText().equals("application/json")) {
            String address = channel.path("address").asText();
            channels.put(
                    address,
                    new Channel(
                            address, SCHEMAS.getSchema(SchemaLocation.of("classpath:" + schema))));
        }
    }

    private JsonNode follow(JsonNode node) {
        String target = node.path("$ref").asText("");
        return target.isEmpty() ? node : document.at(target.substring(1));
    }

    /** Reads on until the batch has ended. */
    Reading read(String batch) throws IOException {
        Reading reading = new Reading("", new TreeMap<>(), new TreeMap<>());
        while (!ENDS.contains(reading.state()) || behind()) {
            for (ConsumerRecord<byte[], byte[]> next : consumer.poll(Duration.ofMillis(200))) {
                reading = take(next, batch, reading);
            }
        }
        return reading;
    }

    private boolean behind() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private Reading take(ConsumerRecord<byte[], byte[]> next, String batch, Reading reading)
            throws IOException {
        boolean tombstone = next.value() == null;
        boolean elsewhere = !header(next, "ce_dataref").isEmpty();
        if (tombstone || elsewhere || !header(next, "ce_subject").startsWith(batch)) {
            return reading;
        }
        JsonNode data = MAPPER.readTree(next.value());
        validate(next, data);
        // at least once: a repeat has the id of the first
        if (!seen.add(next.topic() + header(next, "ce_id"))) {
            return reading;
        }
        switch (next.topic()) {
            case "ocr.pages.recognized.v1" ->
                    reading.texts().put(data.path("page_id").asText(), text(data));
            case "ocr.pages.failed.v1" ->
                    reading.failures()
                            .put(data.path("page_id").asText(), data.at("/failure/code").asText());
            case "ocr.batches.state.v1" -> {
                return new Reading(
                        data.path("state").asText(), reading.texts(), reading.failures());
            }
            default -> {
                // told for others
            }
        }
        return reading;
    }

    private void validate(ConsumerRecord<byte[], byte[]> next, JsonNode data) {
        Set<ValidationMessage> faults = channels.get(next.topic()).schema().validate(data);
        if (!faults.isEmpty()) {
            throw new AssertionError(next.topic() + ": " + faults + " in " + data);
        }
        for (String required : List.of("ce_specversion", "ce_id", "ce_source", "ce_type")) {
            if (header(next, required).isEmpty()) {
                throw new AssertionError(next.topic() + " without " + required);
            }
        }
        validated++;
    }

    /** How many events were held against their schemas. */
    int validated() {
        return validated;
    }

    private static String text(JsonNode result) {
        StringBuilder text = new StringBuilder();
        for (JsonNode line : result.path("lines")) {
            text.append(text.isEmpty() ? "" : "\n").append(line.path("text").asText());
        }
        return text.toString();
    }

    private static String header(ConsumerRecord<byte[], byte[]> from, String name) {
        Header header = from.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = OutsideReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return MAPPER.readTree(in);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
