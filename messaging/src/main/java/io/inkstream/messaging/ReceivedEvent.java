package io.inkstream.messaging;

import io.inkstream.contracts.CloudEventHeaders;
import io.inkstream.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record as a consumer sees it, its headers readable by name. */
public record ReceivedEvent(ConsumerRecord<byte[], byte[]> consumerRecord) {

    public Optional<String> header(String name) {
        Header header = consumerRecord.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    public Optional<String> dataref() {
        return header(CloudEventHeaders.DATAREF);
    }

    public String id() {
        return header(CloudEventHeaders.ID).orElse("");
    }

    /** Empty for a tombstone. */
    public byte[] value() {
        byte[] value = consumerRecord.value();
        return value == null ? new byte[0] : value;
    }

    public <T> T json(Class<T> type) throws IOException {
        return Json.read(value(), type);
    }

    /** The JSON in a header; a missing header is malformed data. */
    public <T> T jsonHeader(String name, Class<T> type) throws IOException {
        String text = header(name).orElseThrow(() -> new IOException("no header " + name));
        return Json.read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    /** Where the record lies, for messages. */
    public String place() {
        return "%s[%d]@%d"
                .formatted(
                        consumerRecord.topic(),
                        consumerRecord.partition(),
                        consumerRecord.offset());
    }
}
