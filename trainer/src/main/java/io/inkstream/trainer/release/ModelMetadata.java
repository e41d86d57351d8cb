package io.inkstream.trainer.release;

import io.inkstream.recognition.model.WireReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Changes what a model file says about itself and nothing else: the entries of {@code
 * metadata_props}, field 14 of ONNX's ModelProto.
 */
public final class ModelMetadata {

    private static final int METADATA = 14;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private ModelMetadata() {}

    /** The same model with other values of some entries; entries it does not have are added. */
    public static byte[] replaced(byte[] model, Map<String, String> values) throws IOException {
        Map<String, String> missing = new HashMap<>(values);
        Wire changed = new Wire();
        WireReader fields = new WireReader(ByteBuffer.wrap(model));
        while (fields.next()) {
            if (fields.field() != METADATA) {
                changed.copy(fields);
                continue;
            }
            Map.Entry<String, String> entry = entry(fields.bytes());
            missing.remove(entry.getKey());
            String value = values.getOrDefault(entry.getKey(), entry.getValue());
            changed.message(METADATA, new Wire().text(KEY, entry.getKey()).text(VALUE, value));
        }
        missing.forEach((key, value) ->
                changed.message(METADATA, new Wire().text(KEY, key).text(VALUE, value)));
        return changed.toBytes();
    }

    private static Map.Entry<String, String> entry(ByteBuffer message) throws IOException {
        String key = "";
        String value = "";
        WireReader fields = new WireReader(message);
        while (fields.next()) {
            if (fields.field() == KEY) {
                key = fields.text();
            } else if (fields.field() == VALUE) {
                value = fields.text();
            }
        }
        return Map.entry(key, value);
    }
}
