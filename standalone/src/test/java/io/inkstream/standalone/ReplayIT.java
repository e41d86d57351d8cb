package io.inkstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch is read again through another model, on the whole server. */
class ReplayIT {
    private static final int PAGES = 3;

    /** What two readings of the same image never share. */
    private static final List<String> OF_THE_RUN =
            List.of("timings", "at", "trace_id", "page_id", "key");

    @TempDir Path data;

    @Test
    void aReplayEqualsAFreshRunAndKeepsTheOldTextsAndTheCorrections() throws Exception {
        assumeTrue(
                Files.exists(Path.of("../models/latin-hand/model.onnx")), "needs bundled models");
        try (ServerProcess server = ServerProcess.start(data)) {
            String batch = read(server, "latin-print");
            List<String> pages = pages(server, batch);
            List<JsonNode> before = records(server, pages);
            String line = before.getFirst().at("/lines/0/id").asText();
            server.send(
                    "PUT",
                    "/v1/lines/" + line + "/correction",
                    Map.of("text", "what it really says", "by", "ada"),
                    Map.of("If-Match", "\"0\""));

            server.send(
                    "POST",
                    "/v1/batches/" + batch + "/replay",
                    Map.of("model", "latin-hand"),
                    Map.of());
            awaitEnd(server, batch);

            List<JsonNode> after = records(server, pages);
            List<JsonNode> fresh = records(server, pages(server, read(server, "latin-hand")));
            for (int i = 0; i < PAGES; i++) {
                JsonNode old = old(server, pages.get(i), before.get(i));
                assertThat(without(old, "corrections")).isEqualTo(before.get(i));
                assertThat(comparable(after.get(i))).isEqualTo(comparable(fresh.get(i)));
                JsonNode readings = server.get("/v1/pages/" + pages.get(i) + "/transcriptions");
                assertThat(readings.get("items")).hasSize(2);
                requireDifferenceListed(server, pages.get(i), before.get(i), after.get(i));
            }
            assertThat(server.get("/v1/lines/" + line).at("/text").asText())
                    .isEqualTo("what it really says");
            assertThat(after.getFirst().at("/corrections/0/correction/text").asText())
                    .isEqualTo("what it really says");
        }
    }

    private static void requireDifferenceListed(
            ServerProcess server, String page, JsonNode before, JsonNode after) throws Exception {
        JsonNode difference =
                server.get(
                        "/v1/pages/%s/transcriptions/difference?a=%s&b=%s"
                                .formatted(
                                        page,
                                        before.get("outcome_id").asText(),
                                        after.get("outcome_id").asText()));
        int listed = difference.get("items").size();
        assertThat(listed + difference.get("lines_equal").asInt())
                .isEqualTo(before.get("lines").size());
    }

    private static String read(ServerProcess server, String model) throws Exception {
        List<Multipart.Part> files = new ArrayList<>();
        for (int i = 1; i <= PAGES; i++) {
            files.add(new Multipart.Part("page-%02d.png".formatted(i), DrawnPage.png(i)));
        }
        // a replay keeps the lines, so the fresh run looks for them alike
        String batch = server.upload(files, Map.of("model", model, "segmenter", "components"));
        awaitEnd(server, batch);
        return batch;
    }

    private static void awaitEnd(ServerProcess server, String batch) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        server.get("/v1/batches/" + batch)
                                .path("state")
                                .asText("")
                                .equals("succeeded"));
    }

    private static List<String> pages(ServerProcess server, String batch) throws Exception {
        List<String> pages = new ArrayList<>();
        for (JsonNode document : server.get("/v1/batches/" + batch + "/documents").get("items")) {
            pages.add(document.get("document_id").asText() + ".1");
        }
        return pages;
    }

    private static List<JsonNode> records(ServerProcess server, List<String> pages)
            throws Exception {
        List<JsonNode> records = new ArrayList<>();
        for (String page : pages) {
            records.add(server.get("/v1/pages/" + page + "?format=json"));
        }
        return records;
    }

    private static JsonNode old(ServerProcess server, String page, JsonNode before)
            throws Exception {
        return server.get("/v1/pages/" + page + "?outcome=" + before.get("outcome_id").asText());
    }

    private static JsonNode without(JsonNode record, String field) {
        return ((ObjectNode) record.deepCopy()).without(field);
    }

    /** Without what is of the run, and with what line ids tell beside the page. */
    private static JsonNode comparable(JsonNode record) {
        JsonNode copy = record.deepCopy();
        strip(copy);
        return without(copy, "corrections");
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_THE_RUN);
            if (object.has("id")) {
                String id = object.get("id").asText();
                object.put("id", id.substring(id.lastIndexOf('.') + 1));
            }
            object.forEach(ReplayIT::strip);
        } else if (node instanceof ArrayNode array) {
            array.forEach(ReplayIT::strip);
        }
    }
}
