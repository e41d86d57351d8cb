package io.inkstream.trainer.dataset.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code labels.json}, an object from picture to text, as docTR reads it. */
final class LabelsJsonReader implements DataReader {

    private static final String TABLE = "labels.json";
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Optional<Path> table = tree.find(TABLE);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Samples samples = new Samples(tree);
        JsonNode root = parse(table.get());
        if (!root.isObject()) {
            samples.add(
                    Fault.malformed(
                            TABLE, "it is no JSON object", "write {\"picture.png\": \"text\"}"));
        }
        for (Map.Entry<String, JsonNode> label : root.properties()) {
            if (label.getValue().isTextual()) {
                samples.add(TABLE, label.getKey(), Optional.empty(), label.getValue().textValue());
            } else {
                samples.add(
                        Fault.malformed(
                                TABLE,
                                "the label of '%s' is no text".formatted(label.getKey()),
                                "write {\"picture.png\": \"text\"}"));
            }
        }
        return Optional.of(samples.lines(TABLE));
    }

    private static JsonNode parse(Path table) throws IOException {
        try {
            return JSON.readTree(TextTable.text(table));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s, line %d: %s"
                            .formatted(table, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        }
    }
}
