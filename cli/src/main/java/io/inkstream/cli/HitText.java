package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A line that was found, for people. */
final class HitText {
    private HitText() {}

    static String line(JsonNode hit) {
        String name = hit.path("document_name").asText(hit.path("document_id").asText());
        return String.format(
                Locale.ROOT,
                "%s page %d  %.3f  %s",
                name,
                hit.path("page").asInt(),
                hit.path("confidence").asDouble(),
                snippet(hit));
    }

    /** The line with what was found in brackets. */
    private static String snippet(JsonNode hit) {
        String text = hit.path("text").asText();
        StringBuilder snippet = new StringBuilder();
        int shown = 0;
        for (JsonNode match : hit.path("matches")) {
            int start = text.offsetByCodePoints(0, match.path("start").asInt());
            int end = text.offsetByCodePoints(0, match.path("end").asInt());
            snippet.append(text, shown, start).append('[').append(text, start, end).append(']');
            shown = end;
        }
        snippet.append(text, shown, text.length());
        if (hit.has("reading")) {
            snippet.append("  (or: ").append(hit.path("reading").asText()).append(')');
        }
        return snippet.toString();
    }
}
