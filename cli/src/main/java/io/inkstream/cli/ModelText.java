package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Models and comparisons for people. */
final class ModelText {
    private ModelText() {}

    static String line(JsonNode model) {
        List<String> aliases = new ArrayList<>();
        for (JsonNode alias : model.path("aliases")) {
            aliases.add(text(alias, "alias") + " " + text(alias, "version"));
        }
        return "%-20s %s".formatted(text(model, "name"), String.join(", ", aliases));
    }

    static List<String> lines(JsonNode model) {
        List<String> lines = new ArrayList<>();
        lines.add(text(model, "name"));
        for (JsonNode version : model.path("versions")) {
            List<String> names = new ArrayList<>();
            version.path("aliases").forEach(alias -> names.add(alias.asText()));
            lines.add(
                    "  %-16s %-8s %-18s %s"
                            .formatted(
                                    text(version, "version"),
                                    text(version, "state"),
                                    String.join(", ", names),
                                    version.has("failure")
                                            ? failure(version.path("failure"))
                                            : shortened(text(version, "digest"))));
        }
        for (JsonNode move : model.path("history")) {
            lines.add(
                    "  %s %s -> %s by %s"
                            .formatted(
                                    text(move, "moved_at"),
                                    text(move, "alias"),
                                    text(move, "version"),
                                    text(move, "moved_by")));
        }
        return lines;
    }

    static List<String> comparison(JsonNode seen) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s: candidate %s beside stable %s"
                        .formatted(
                                text(seen, "model"),
                                text(seen, "candidate"),
                                text(seen, "stable")));
        lines.add(
                "pages %d (%d failed), lines %d, read differently %d, characters alike %.2f %%"
                        .formatted(
                                seen.path("pages").asInt(),
                                seen.path("failed_pages").asInt(),
                                seen.path("lines").asInt(),
                                seen.path("changed_lines").asInt(),
                                100 * seen.path("agreement").asDouble()));
        lines.add(
                "confidence %.3f -> %.3f"
                        .formatted(
                                seen.path("stable_confidence").asDouble(),
                                seen.path("candidate_confidence").asDouble()));
        JsonNode truth = seen.path("truth");
        if (truth.isObject()) {
            lines.add(
                    "on %d corrected lines: error %.2f %% -> %.2f %%, difference %.2f to %.2f points (95 %%)"
                            .formatted(
                                    truth.path("lines").asInt(),
                                    100 * truth.path("stable_cer").asDouble(),
                                    100 * truth.path("candidate_cer").asDouble(),
                                    100 * truth.path("low").asDouble(),
                                    100 * truth.path("high").asDouble()));
        }
        for (JsonNode changed : seen.path("changed")) {
            JsonNode line = changed.path("line");
            lines.add(text(line, "line_id"));
            lines.add("  - " + text(line, "stable_text"));
            lines.add("  + " + text(line, "candidate_text"));
        }
        lines.add(
                seen.has("held_back")
                        ? "held back: " + text(seen, "held_back")
                        : "may be promoted");
        return lines;
    }

    private static String failure(JsonNode failure) {
        return text(failure, "code") + ": " + text(failure, "detail");
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(12, digest.length()));
    }

    private static String text(JsonNode of, String field) {
        return of.path(field).asText();
    }
}
