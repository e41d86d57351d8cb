package io.inkstream.cli.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.inkstream.contracts.CloudEventHeaders;
import io.inkstream.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record as one line.
 *
 * @param data the JSON of the value; of other values their type and size
 * @param dataref the object that holds the data when the record does not
 */
public record TopicEvent(
        String topic,
        int partition,
        long offset,
        Optional<String> key,
        Optional<String> type,
        Optional<String> id,
        String time,
        Optional<String> dataref,
        Optional<JsonNode> data) {

    static TopicEvent of(ConsumerRecord<byte[], byte[]> from) {
        return new TopicEvent(
                from.topic(),
                from.partition(),
                from.offset(),
                Optional.ofNullable(from.key()).map(TopicEvent::text),
                header(from, CloudEventHeaders.TYPE),
                header(from, CloudEventHeaders.ID),
                header(from, CloudEventHeaders.TIME)
                        .orElse(Instant.ofEpochMilli(from.timestamp()).toString()),
                header(from, CloudEventHeaders.DATAREF),
                data(from));
    }

    private static Optional<JsonNode> data(ConsumerRecord<byte[], byte[]> from) {
        byte[] value = from.value();
        if (value == null || value.length == 0) {
            return Optional.empty();
        }
        String type = header(from, CloudEventHeaders.CONTENT_TYPE).orElse("application/json");
        if (type.equals("application/json")) {
            try {
                return Optional.ofNullable(Json.mapper().readTree(value));
            } catch (IOException e) {
                // not what it says: shown by its size
            }
        }
        return Optional.of(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("content_type", type)
                        .put("bytes", value.length));
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> from, String name) {
        Header header = from.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(text(header.value()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
