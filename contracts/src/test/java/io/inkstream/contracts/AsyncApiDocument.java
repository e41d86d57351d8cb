package io.inkstream.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the AsyncAPI document from the topics, the headers and the schemas of the code: one
 * channel per topic that has a schema, one message per channel.
 */
final class AsyncApiDocument {
    private static final String SCHEMA_FORMAT = "application/schema+json;version=2020-12";
    private static final String KAFKA_BINDING = "0.5.0";

    private final ObjectNode root = Json.mapper().createObjectNode();
    private final ObjectNode channels = root.objectNode();
    private final ObjectNode operations = root.objectNode();
    private final ObjectNode messages = root.objectNode();

    static String write() throws IOException {
        return new AsyncApiDocument().text();
    }

    private String text() throws IOException {
        root.put("asyncapi", "3.0.0");
        root.set("info", info());
        root.put("defaultContentType", "application/json");
        for (Topic topic : Topic.values()) {
            Optional<JsonNode> schema = schema(topic);
            if (schema.isPresent()) {
                add(topic, schema.get().path("title").asText());
            }
        }
        root.set("channels", channels);
        root.set("operations", operations);
        ObjectNode components = root.putObject("components");
        components.set("messages", messages);
        components.putObject("schemas").set("headers", headers());
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private ObjectNode info() {
        return root.objectNode()
                .put("title", "Inkstream events")
                .put("version", "1")
                .put(
                        "description",
                        "What Inkstream tells on Kafka: CloudEvents 1.0 in binary mode, attributes"
                                + " in headers, the data as the value. Delivery is at least once; a"
                                + " repeated event has the same ce_id. Events only grow: ignore"
                                + " fields you do not know. A record with an empty value and the"
                                + " header ce_dataref has its data in the object of that key.");
    }

    private void add(Topic topic, String title) {
        String name = topic.topicName();
        ObjectNode channel = channels.putObject(name);
        channel.put("address", name).put("title", title);
        channel.putObject("messages").set("event", ref("#/components/messages/" + name));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", name);
        kafka.set("topicConfiguration", configuration(topic));
        kafka.put("bindingVersion", KAFKA_BINDING);
        ObjectNode operation = operations.putObject("tell." + name);
        operation.put("action", "send");
        operation.set("channel", ref("#/channels/" + name));
        operation.putArray("messages").add(ref("#/channels/" + name + "/messages/event"));
        messages.set(name, message(topic, title));
    }

    private ObjectNode configuration(Topic topic) {
        ObjectNode configuration = root.objectNode();
        ArrayNode cleanup = configuration.putArray("cleanup.policy");
        cleanup.add(topic.retention() == Topic.Retention.COMPACT ? "compact" : "delete");
        configuration.put(
                "retention.ms",
                topic.retention() == Topic.Retention.LONG ? 30L * 24 * 3600 * 1000 : -1);
        configuration.put("max.message.bytes", Limits.RECORD_BYTES);
        return configuration;
    }

    private ObjectNode message(Topic topic, String title) {
        boolean image = topic == Topic.PAGES_REQUESTED || topic == Topic.PAGES_REQUESTED_BULK;
        ObjectNode message = root.objectNode();
        message.put("name", topic.topicName()).put("title", title);
        message.put("contentType", image ? "image/*" : "application/json");
        message.set("headers", image ? pageHeaders() : ref("#/components/schemas/headers"));
        message.set("payload", image ? imagePayload() : jsonPayload(topic));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", key(topic));
        kafka.put("bindingVersion", KAFKA_BINDING);
        return message;
    }

    private ObjectNode jsonPayload(Topic topic) {
        ObjectNode payload = root.objectNode().put("schemaFormat", SCHEMA_FORMAT);
        payload.set("schema", ref(schemaFile(topic)));
        return payload;
    }

    private ObjectNode imagePayload() {
        return root.objectNode()
                .put("type", "string")
                .put("format", "binary")
                .put("description", "the page image as stored, or nothing with ce_dataref");
    }

    private ObjectNode pageHeaders() {
        ObjectNode all = root.objectNode();
        ObjectNode page = root.objectNode();
        ObjectNode header = page.putObject("properties").putObject(PageRequested.HEADER);
        header.put("type", "string").put("contentMediaType", "application/json");
        header.set("contentSchema", ref(schemaFile(Topic.PAGES_REQUESTED)));
        page.putArray("required").add(PageRequested.HEADER);
        all.putArray("allOf").add(ref("#/components/schemas/headers")).add(page);
        return all;
    }

    private ObjectNode headers() {
        Map<String, String> described =
                Map.of(
                        CloudEventHeaders.SPEC_VERSION, "1.0",
                        CloudEventHeaders.ID, "the fact; a repeat has the same",
                        CloudEventHeaders.SOURCE, "the service that tells it",
                        CloudEventHeaders.TYPE, "the name of the topic",
                        CloudEventHeaders.TIME, "when it was sent, RFC 3339",
                        CloudEventHeaders.SUBJECT, "what it is about",
                        CloudEventHeaders.CONTENT_TYPE, "absent on a tombstone",
                        CloudEventHeaders.DATAREF, "key of the object that holds the data");
        ObjectNode schema = root.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        described.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header ->
                        properties
                                .putObject(header.getKey())
                                .put("type", "string")
                                .put("description", header.getValue()));
        ArrayNode required = schema.putArray("required");
        required.add(CloudEventHeaders.SPEC_VERSION).add(CloudEventHeaders.ID);
        required.add(CloudEventHeaders.SOURCE).add(CloudEventHeaders.TYPE);
        return schema;
    }

    private static String key(Topic topic) {
        return "id of the "
                + switch (topic) {
                    case DOCUMENTS_SUBMITTED, DOCUMENTS_SPLIT -> "document";
                    case PAGES_REQUESTED,
                            PAGES_REQUESTED_BULK,
                            PAGES_RECOGNIZED,
                            PAGES_FAILED,
                            PAGES_COMPARED ->
                            "page";
                    case BATCHES_COMMANDS, BATCHES_STATE -> "batch";
                    case LINES_CORRECTED -> "line";
                    case MODELS_STATE -> "model";
                    case TRAINING_RUNS -> "run";
                };
    }

    private ObjectNode ref(String target) {
        return root.objectNode().put("$ref", target);
    }

    /** Page requests of both topics are of one schema. */
    private static String schemaFile(Topic topic) {
        Topic described = topic == Topic.PAGES_REQUESTED_BULK ? Topic.PAGES_REQUESTED : topic;
        return "schemas/" + described.topicName() + ".json";
    }

    private static Optional<JsonNode> schema(Topic topic) throws IOException {
        try (@Nullable InputStream in =
                AsyncApiDocument.class.getResourceAsStream("/" + schemaFile(topic))) {
            return in == null ? Optional.empty() : Optional.of(Json.mapper().readTree(in));
        }
    }
}
