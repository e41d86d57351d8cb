package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Why a line says what it says, for people. */
final class ProvenanceText {
    private ProvenanceText() {}

    static List<String> lines(JsonNode why) {
        List<String> lines = new ArrayList<>();
        JsonNode reading = why.path("reading");
        JsonNode image = why.path("image").path("stored");
        lines.add("text        " + why.path("text").asText());
        lines.add("because     it was " + why.path("because").asText());
        lines.add(
                "read as     %s (%.3f) at %s"
                        .formatted(
                                reading.path("text").asText(),
                                reading.path("confidence").asDouble(),
                                reading.path("at").asText()));
        lines.add("image       %s sha-256 %s".formatted(text(image, "key"), text(image, "sha256")));
        lines.add("segmenter   " + model(why.path("segmenter")));
        lines.add("recognizer  " + model(why.path("recognizer")));
        lines.add("decoder     " + why.path("decoder").path("settings"));
        for (JsonNode correction : why.path("corrections")) {
            lines.add(
                    "correction  %d by %s at %s: %s"
                            .formatted(
                                    correction.path("revision").asInt(),
                                    text(correction, "corrected_by"),
                                    text(correction, "at"),
                                    text(correction, "after")));
        }
        return lines;
    }

    private static String model(JsonNode model) {
        JsonNode pinned = model.path("pinned");
        return "%s@%s digest %s"
                .formatted(text(pinned, "name"), text(pinned, "version"), text(pinned, "digest"));
    }

    private static String text(JsonNode of, String field) {
        return of.path(field).asText();
    }
}
