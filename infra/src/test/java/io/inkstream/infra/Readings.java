package io.inkstream.infra;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.infra.HollowPages.Page;
import io.inkstream.recognition.evaluation.Accuracy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a server says of drawn pages, line by line from the top. */
record Readings(Map<Page, List<Line>> pages) {

    /** A line as it was read. */
    record Line(String id, String text, int top, int bottom) {}

    static Readings of(RunningServer server, String batch, List<Page> drawn)
            throws IOException, InterruptedException {
        Map<Page, List<Line>> pages = new LinkedHashMap<>();
        JsonNode documents = server.get("/v1/batches/" + batch + "/documents?limit=500");
        for (JsonNode document : documents.get("items")) {
            String name = document.get("name").asText();
            Page page =
                    drawn.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
            pages.put(page, lines(server, document.get("document_id").asText() + ".1"));
        }
        return new Readings(pages);
    }

    private static List<Line> lines(RunningServer server, String page)
            throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : server.get("/v1/pages/" + page + "/lines").get("items")) {
            List<Integer> heights = new ArrayList<>();
            line.get("polygon").forEach(point -> heights.add(point.get(1).asInt()));
            lines.add(
                    new Line(
                            line.get("id").asText(),
                            line.get("text").asText(),
                            heights.stream().mapToInt(Integer::intValue).min().orElseThrow(),
                            heights.stream().mapToInt(Integer::intValue).max().orElseThrow()));
        }
        lines.sort(Comparator.comparingInt(Line::top));
        return lines;
    }

    /** Of a page, from the top. */
    List<Line> lines(Page page) {
        return pages.getOrDefault(page, List.of());
    }

    /** Errors by characters of truth on these pages. */
    Accuracy accuracy(List<Page> of) {
        return of.stream()
                .map(page ->
                        Accuracy.of(
                                String.join("\n", page.lines()),
                                String.join("\n", lines(page).stream().map(Line::text).toList())))
                .reduce(Accuracy.NONE, Accuracy::plus);
    }
}
