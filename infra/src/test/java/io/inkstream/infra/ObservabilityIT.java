package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Dashboards, alerts and the page for operators speak of metrics that a running server has. */
class ObservabilityIT {
    private static final String FOLDER = "infra/observability";
    private static final Pattern METRIC = Pattern.compile("\\b(?:ocr|http|jvm)_[a-z_]+");

    /** Counted only when something goes wrong, which does not happen here. */
    private static final Set<String> OF_TROUBLE = Set.of("ocr_intake_passed_over_total");

    @TempDir Path data;

    @Test
    void everyMetricThatIsNamedExistsInAScrape() throws Exception {
        assumeTrue(Files.exists(RunningServer.jar()), "the standalone server is not built");
        Set<String> named = new TreeSet<>(metrics(String.join("\n", expressions())));
        named.addAll(metrics(Repository.read("docs/operations.md")));
        named.removeAll(OF_TROUBLE);
        try (RunningServer server = RunningServer.start(data)) {
            String good =
                    server.upload(Repository.path("samples/01-clean-print.png"), "latin-print");
            String broken = server.upload(Repository.path("samples/12-broken.png"), "latin-print");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> isOver(server, good) && isOver(server, broken));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> {
                        Set<String> scraped = scraped(server.text("/q/metrics"));
                        assertThat(named)
                                .allSatisfy(name ->
                                        assertThat(scraped)
                                                .anyMatch(metric ->
                                                        metric.equals(name)
                                                                || metric.startsWith(name + "_")));
                    });
        }
    }

    /** From the request over Kafka to the worker and the read model, and all of it in one trace. */
    @Test
    void anUploadIsTracedUntilItCanBeAskedFor() throws Exception {
        assumeTrue(Files.exists(RunningServer.jar()), "the standalone server is not built");
        try (TraceReceiver receiver = new TraceReceiver();
                RunningServer server =
                        RunningServer.start(
                                data,
                                List.of(
                                        "-Docr.log.json=true",
                                        "-Docr.tracing.share=1",
                                        "-Docr.tracing.endpoint=" + receiver.address()))) {
            server.upload(Repository.path("samples/01-clean-print.png"), "latin-print");
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(receiver.traces().values())
                                    .anySatisfy(spans ->
                                            assertThat(spans)
                                                    .contains(
                                                            "POST /v1/uploads",
                                                            "process ocr.documents.submitted.v1",
                                                            "process ocr.pages.requested.v1",
                                                            "process ocr.pages.recognized.v1")));
            for (String path : Set.of("live", "ready", "started")) {
                assertThat(server.get("/q/health/" + path).path("status").asText()).isEqualTo("UP");
            }
        }
        List<String> log = Files.readAllLines(RunningServer.log(data));
        assertThat(log.stream().filter(line -> line.contains("io.inkstream")))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(Json.mapper().readTree(line).path("message").asText())
                                .isNotEmpty());
    }

    @Test
    void everyAlertHasItsSectionInTheRunbook() {
        assertThat(rules()).isNotEmpty();
        assertThat(rules())
                .allSatisfy(rule ->
                        assertThat(Repository.read("docs/operations.md"))
                                .contains("\n### " + rule.get("alert") + "\n"));
    }

    private static boolean isOver(RunningServer server, String batch) throws Exception {
        return Set.of("succeeded", "partial", "failed")
                .contains(server.get("/v1/batches/" + batch).path("state").asText());
    }

    private static Set<String> scraped(String exposition) {
        return exposition
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(name -> !name.endsWith("_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> expressions() throws IOException {
        List<String> found =
                rules().stream()
                        .map(rule -> String.valueOf(rule.get("expr")))
                        .collect(Collectors.toList());
        try (Stream<Path> boards = Files.list(Repository.path(FOLDER + "/dashboards"))) {
            for (Path board : boards.sorted().toList()) {
                JsonNode json = Json.mapper().readTree(Files.readAllBytes(board));
                for (JsonNode panel : json.path("panels")) {
                    for (JsonNode target : panel.path("targets")) {
                        found.add(target.path("expr").asText());
                    }
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(30);
        return found;
    }

    private static List<Map<String, Object>> rules() {
        Map<String, Object> file = new Yaml().load(Repository.read(FOLDER + "/alerts.yml"));
        return maps(file, "groups").stream()
                .flatMap(group -> maps(group, "rules").stream())
                .toList();
    }

    @SuppressWarnings("unchecked") // the shape of a Prometheus rules file
    private static List<Map<String, Object>> maps(Map<String, Object> of, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(of.get(name));
    }
}
