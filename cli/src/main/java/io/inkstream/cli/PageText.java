package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page for people. */
final class PageText {
    private PageText() {}

    static List<String> lines(JsonNode page) {
        List<String> lines = new ArrayList<>();
        lines.add("page        " + page.path("page_id").asText());
        switch (page.path("outcome").asText("waiting")) {
            case "recognized" -> recognized(lines, page);
            case "failed" -> {
                lines.add("state       failed");
                JsonNode failure = page.path("failure");
                lines.add(
                        "failure     %s (%s)"
                                .formatted(
                                        failure.path("detail").asText(),
                                        failure.path("code").asText()));
            }
            default -> lines.add("state       " + page.path("state").asText("queued"));
        }
        return lines;
    }

    private static void recognized(List<String> lines, JsonNode page) {
        lines.add("state       done");
        JsonNode model = page.path("plan").path("recognizer");
        lines.add("model       %s@%s".formatted(text(model, "name"), text(model, "version")));
        lines.add("lines       " + page.path("lines").size());
        if (page.has("confidence")) {
            lines.add("confidence  " + share(page.path("confidence").asDouble()));
        }
        JsonNode image = page.path("image");
        lines.add(
                "image       %s x %s, %s dpi"
                        .formatted(
                                text(image, "width"), text(image, "height"), text(image, "dpi")));
        page.path("warnings").forEach(warning -> lines.add("warning     " + warning.asText()));
    }

    static String line(JsonNode line) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (JsonNode point : line.path("polygon")) {
            left = Math.min(left, point.path(0).asInt());
            top = Math.min(top, point.path(1).asInt());
            right = Math.max(right, point.path(0).asInt());
            bottom = Math.max(bottom, point.path(1).asInt());
        }
        String place = "%d,%d,%d,%d".formatted(left, top, right - left, bottom - top);
        return "%s  %-20s  %s"
                .formatted(share(line.path("confidence").asDouble()), place, text(line, "text"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static String share(double confidence) {
        return String.format(Locale.ROOT, "%.3f", confidence);
    }
}
