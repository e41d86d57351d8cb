package io.inkstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.DocumentId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class InkstreamTest {
    private static final DocumentId DOCUMENT = CannedBatch.ID.document("a.png");

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private CannedServer server;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws IOException {
        server = new CannedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void helpListsTheExitCodes() {
        assertThat(run("--help")).isEqualTo(0);

        assertThat(out())
                .contains("run", "batch", "export", "events", "doctor")
                .contains("partly failed", "130");
    }

    @Test
    void theHelpThatIsShippedIsTheHelpOfTheCommands() throws Exception {
        String made =
                Inkstream.line(new Inkstream(print(out), print(err)), List.of()).getUsageMessage();
        if (Boolean.getBoolean("update")) {
            Files.writeString(Path.of("src/main/resources/io/inkstream/cli/help.txt"), made);
        }

        assertThat(HelpText.read()).as("run the test with -Dupdate=true").isEqualTo(made);
    }

    @Test
    void pinningNamesTheVersion() {
        server.answer("/v1/models/latin-print/aliases/stable", 200, "{\"name\": \"latin-print\"}");

        assertThat(run("model", "pin", "latin-print@1.0.0", "--by", "ada")).isEqualTo(0);

        assertThat(server.asked().getLast().body())
                .contains("\"version\":\"1.0.0\"", "\"by\":\"ada\"");
    }

    @Test
    void aCandidateThatIsHeldBackIsAFailureThatSaysWhy() {
        server.answer(
                "/v1/models/latin-print/promote",
                409,
                "{\"title\": \"held back\", \"detail\": \"not shown to be better\"}");

        assertThat(run("model", "promote", "latin-print")).isEqualTo(1);
        assertThat(err()).contains("not shown to be better");
    }

    @Test
    void aComparisonIsTold() {
        server.answer(
                "/v1/models/latin-print/comparison",
                200,
                """
                {"model": "latin-print", "stable": "1", "candidate": "2", "pages": 20,
                 "failed_pages": 0, "lines": 40, "changed_lines": 1, "agreement": 0.9876,
                 "stable_confidence": 0.9, "candidate_confidence": 0.95,
                 "truth": {"lines": 30, "stable_cer": 0.04, "candidate_cer": 0.01,
                   "low": -0.04, "high": -0.02},
                 "changed": [{"line": {"line_id": "x", "stable_text": "tbe",
                   "candidate_text": "the"}}]}
                """);

        assertThat(run("model", "compare", "latin-print")).isEqualTo(0);
        assertThat(out())
                .contains("98.76 %", "error 4.00 % -> 1.00 %", "- tbe", "+ the", "may be promoted");
    }

    @Test
    void correctingNamesThePresentRevision() {
        String line = DOCUMENT.page(1) + ".0123456789";
        server.answer("/v1/lines/" + line, 200, "{\"revision\": 3}")
                .answer("/v1/lines/" + line + "/correction", 200, "{\"revision\": 4}");

        assertThat(run("lines", "correct", line, "one", "--by", "ada")).isEqualTo(0);

        CannedServer.Asked put = server.asked().getLast();
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.header("If-match")).isEqualTo("\"3\"");
        assertThat(put.body()).contains("\"text\":\"one\"", "\"by\":\"ada\"");
    }

    @Test
    void aCorrectionThatComesTooLateFails() {
        String line = DOCUMENT.page(1) + ".0123456789";
        server.answer(
                "/v1/lines/" + line + "/correction",
                412,
                "{\"title\": \"outdated\", \"code\": \"correction-outdated\"}");

        assertThat(run("lines", "correct", line, "one", "--revision", "0")).isEqualTo(1);
        assertThat(err()).contains("outdated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fly                         | 2",
                "batch                       | 2",
                "batch show nonsense         | 2",
                "run                         | 2",
                "run --to docx a.png         | 2",
                "run no-such-file.png        | 7",
                "batch list --limit many     | 2",
                "export --format docx BATCH  | 2",
                "events tail                 | 2",
                "page                        | 2",
                "search                      | 2",
                "page show nonsense          | 2",
                "lines                       | 2",
                "model                       | 2",
                "model pin latin-print       | 2",
                "lines why nonsense          | 2",
            })
    void wrongUseIsTold(String line, int code) {
        assertThat(run(line.trim().split(" "))).isEqualTo(code);
        assertThat(err()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "404, batch-not-found, 5",
        "400, malformed-id, 2",
        "400, empty-upload, 7",
        "409, invalid-state, 1",
        "413, too-large, 7",
        "500, internal, 1"
    })
    void problemsOfTheServerBecomeExitCodes(int status, String code, int expected) {
        server.answer(
                CannedBatch.path(""), status, "{\"code\":\"" + code + "\",\"title\":\"Told\"}");

        assertThat(run("batch", "show", id())).isEqualTo(expected);
        assertThat(err()).contains("Told");
    }

    @Test
    void anErrorIsJsonWhenAskedFor() {
        server.answer(CannedBatch.path(""), 404, "{\"code\":\"batch-not-found\",\"title\":\"No\"}");

        run("batch", "show", id(), "--json");

        assertThat(err())
                .isEqualToIgnoringWhitespace("{\"code\":\"batch-not-found\",\"title\":\"No\"}");
    }

    @Test
    void aServerThatDoesNotAnswerIsUnreachable() {
        server.close();

        assertThat(run("batch", "show", id())).isEqualTo(6);
        assertThat(run("doctor")).isEqualTo(6);
    }

    @Test
    void aBatchIsShownForPeopleAndForPrograms() {
        server.answer(CannedBatch.path(""), 200, CannedBatch.json("partial", 3, 2, 1));

        assertThat(run("batch", "show", id())).isEqualTo(0);
        assertThat(out()).contains("state      partial", "pages      3, 2 read, 1 failed");
        out.reset();
        assertThat(run("--json", "batch", "show", id())).isEqualTo(0);
        assertThat(out()).contains("\"pages_done\":2");
    }

    @ParameterizedTest
    @CsvSource({"succeeded, 0", "partial, 3", "failed, 1", "cancelled, 1"})
    void watchingEndsWithTheCodeOfTheEnd(String state, int code) {
        server.answer(
                CannedBatch.path("/events"),
                200,
                CannedBatch.event(1, "done", CannedBatch.json(state, 2, 1, 1)));

        assertThat(run("batch", "watch", id())).isEqualTo(code);
        assertThat(out()).contains("state      " + state);
    }

    @Test
    void watchingInJsonGivesOneObjectPerEvent() {
        server.answer(
                CannedBatch.path("/events"),
                200,
                CannedBatch.event(1, "snapshot", CannedBatch.json("running", 2, 1, 0))
                        + CannedBatch.event(2, "done", CannedBatch.json("succeeded", 2, 2, 0)));

        run("batch", "watch", id(), "--json");

        assertThat(out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"event\":\"snapshot\",\"data\":{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume", "retry"})
    void decisionsAskTheServer(String command) {
        server.answer(CannedBatch.path("/" + command), 202, CannedBatch.json("running", 2, 1, 0));

        assertThat(run("batch", command, id())).isEqualTo(0);
        assertThat(server.asked().getFirst().method()).isEqualTo("POST");
    }

    @Test
    void aReplaySaysWithWhat() {
        server.answer(CannedBatch.path("/replay"), 202, CannedBatch.json("running", 2, 0, 0));

        assertThat(run("batch", "replay", id(), "--model", "latin-hand", "--decoder", "greedy"))
                .isEqualTo(0);
        assertThat(server.asked().getFirst().method()).isEqualTo("POST");
        assertThat(server.asked().getFirst().body())
                .isEqualTo("{\"model\":\"latin-hand\",\"decoder\":\"greedy\"}");
    }

    @Test
    void deletingNeedsToBeMeant() {
        server.answer(CannedBatch.path(""), 202, "");

        assertThat(run("batch", "delete", id())).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
        assertThat(run("batch", "delete", id(), "--yes")).isEqualTo(0);
        assertThat(server.asked().getFirst().method()).isEqualTo("DELETE");
    }

    @Test
    void anExportGoesToStdoutOrIntoAFile() throws Exception {
        server.answer(CannedBatch.path("/export?format=text"), 200, "one\n\ftwo\n")
                .answer(CannedBatch.path("/export?format=jsonl"), 200, "{}\n");
        Path file = folder.resolve("deep/all.jsonl");

        assertThat(run("export", id())).isEqualTo(0);
        assertThat(run("export", id(), "--format", "jsonl", "-o", file.toString())).isEqualTo(0);

        assertThat(out()).isEqualTo("one\n\ftwo\n");
        assertThat(file).hasContent("{}\n");
    }

    @Test
    void aRunWritesResultsBesideItsInputs() throws Exception {
        Path scan = Files.writeString(folder.resolve("a.png"), "scan");
        serveRun("partial", "{\"document_id\":\"%s\",\"state\":\"partial\",\"pages_done\":1}");
        server.answer("/v1/documents/" + DOCUMENT + "/export?format=text", 200, "the text\n")
                .answer("/v1/documents/" + DOCUMENT + "/export?format=json", 200, "{}");

        assertThat(run("run", scan.toString(), "--to", "txt,json")).isEqualTo(3);

        assertThat(folder.resolve("a.txt")).hasContent("the text\n");
        assertThat(folder.resolve("a.json")).hasContent("{}");
        assertThat(out().lines())
                .containsExactly(
                        folder.resolve("a.txt").toString(), folder.resolve("a.json").toString());
    }

    @Test
    void aRunWritesOneFilePerPageWhereTheFormatWantsIt() throws Exception {
        Path scan = Files.writeString(folder.resolve("a.png"), "scan");
        serveRun(
                "partial",
                "{\"document_id\":\"%s\",\"state\":\"partial\",\"pages\":3,\"pages_done\":2}");
        server.answer("/v1/pages/" + DOCUMENT + ".1/export?format=alto", 200, "<alto>1</alto>")
                .answer(
                        "/v1/pages/" + DOCUMENT + ".2/export?format=alto",
                        422,
                        "{\"code\":\"damaged-image\",\"title\":\"Cut off\"}")
                .answer("/v1/pages/" + DOCUMENT + ".3/export?format=alto", 200, "<alto>3</alto>")
                .answer("/v1/documents/" + DOCUMENT + "/export?format=pdf", 200, "%PDF");

        assertThat(run("run", scan.toString(), "--format", "alto,pdf")).isEqualTo(3);

        assertThat(folder.resolve("a-0001.alto.xml")).hasContent("<alto>1</alto>");
        assertThat(folder.resolve("a-0002.alto.xml")).doesNotExist();
        assertThat(folder.resolve("a-0003.alto.xml")).hasContent("<alto>3</alto>");
        assertThat(folder.resolve("a.pdf")).hasContent("%PDF");
    }

    @Test
    void aSinglePageHasNoNumber() throws Exception {
        Path scan = Files.writeString(folder.resolve("a.png"), "scan");
        serveRun(
                "succeeded",
                "{\"document_id\":\"%s\",\"state\":\"done\",\"pages\":1,\"pages_done\":1}");
        server.answer("/v1/documents/" + DOCUMENT + "/export?format=page", 200, "<PcGts/>");

        assertThat(run("run", scan.toString(), "--to", "page.xml")).isEqualTo(0);

        assertThat(folder.resolve("a.page.xml")).hasContent("<PcGts/>");
    }

    @Test
    void whatIsExportedIsSeenFromTheId() throws Exception {
        server.answer("/v1/documents/" + DOCUMENT + "/export?format=alto&images=true", 200, "zip")
                .answer("/v1/pages/" + DOCUMENT + ".1/export?format=hocr", 200, "<html/>");

        assertThat(run("export", DOCUMENT.value(), "--format", "alto", "--images")).isEqualTo(0);
        assertThat(run("export", DOCUMENT + ".1", "--format", "hocr")).isEqualTo(0);

        assertThat(out()).isEqualTo("zip<html/>");
    }

    @Test
    void aPageIsShownWithItsLinesAndItsImage() throws Exception {
        String page = DOCUMENT + ".1";
        server.answer(
                        "/v1/pages/" + page,
                        200,
                        """
                        {"outcome":"recognized","page_id":"%s","confidence":0.9,
                        "plan":{"recognizer":{"name":"latin-print","version":"1.1.0"}},
                        "image":{"width":1200,"height":900,"dpi":300},"lines":[{},{}]}\
                        """
                                .formatted(page))
                .answer(
                        "/v1/pages/" + page + "/lines",
                        200,
                        """
                        {"items":[{"text":"first","confidence":0.95,
                        "polygon":[[10,20],[210,22],[210,60],[10,58]]}]}\
                        """)
                .answer("/v1/pages/" + page + "/export?format=text", 200, "first\n")
                .answer("/v1/pages/" + page + "/image", 200, "stored")
                .answer("/v1/iiif/" + page + "/1,2,30,40/15,/0/default.jpg", 200, "part");
        Path file = folder.resolve("part.jpg");

        assertThat(run("page", "show", page)).isEqualTo(0);
        assertThat(run("page", "lines", page)).isEqualTo(0);
        assertThat(run("page", "text", page)).isEqualTo(0);
        assertThat(run("page", "image", page)).isEqualTo(0);
        assertThat(
                        run(
                                "page",
                                "image",
                                page,
                                "--region",
                                "1,2,30,40",
                                "--width",
                                "15",
                                "-o",
                                file.toString()))
                .isEqualTo(0);

        assertThat(out())
                .contains("model       latin-print@1.1.0", "lines       2", "1200 x 900, 300 dpi")
                .contains("0.950  10,20,200,40          first")
                .endsWith("first\nstored");
        assertThat(file).hasContent("part");
    }

    @Test
    void whatIsFoundIsShownInItsLine() {
        server.answer(
                "/v1/search?q=%22quick+brown%22+fox&mode=fuzzy&min_confidence=0.5&limit=20",
                200,
                """
                {"items":[{"document_name":"a.png","page":3,"confidence":0.912,
                "text":"\\ud83d\\ude00 a quick fox","matches":[{"start":4,"end":9}],
                "reading":"a quiet fox"}]}\
                """);

        assertThat(
                        run(
                                "search",
                                "\"quick brown\"",
                                "fox",
                                "--mode",
                                "fuzzy",
                                "--min-confidence",
                                "0.5"))
                .isEqualTo(0);

        assertThat(out()).isEqualTo("a.png page 3  0.912  😀 a [quick] fox  (or: a quiet fox)\n");
    }

    @Test
    void aPageThatWaitsOrFailedIsShownAsThat() {
        String page = DOCUMENT + ".1";
        server.answer("/v1/pages/" + page, 200, "{\"page_id\":\"x\",\"state\":\"queued\"}")
                .answer(
                        "/v1/pages/" + DOCUMENT + ".2",
                        200,
                        "{\"outcome\":\"failed\",\"failure\":{\"code\":\"damaged-image\","
                                + "\"detail\":\"cut off\"}}");

        assertThat(run("page", "show", page)).isEqualTo(0);
        assertThat(run("page", "show", DOCUMENT + ".2")).isEqualTo(0);

        assertThat(out()).contains("state       queued", "cut off (damaged-image)");
    }

    @Test
    void aRunReportsInJsonWhatFailed() throws Exception {
        Path scan = Files.writeString(folder.resolve("a.png"), "scan");
        serveRun(
                "failed",
                "{\"document_id\":\"%s\",\"state\":\"failed\",\"pages_done\":0,\"failure\":"
                        + "{\"code\":\"damaged-document\",\"detail\":\"cut off\"}}");

        assertThat(run("run", scan.toString(), "--json", "--quiet")).isEqualTo(1);

        assertThat(out()).contains("\"code\":\"damaged-document\"", "\"files\":[]");
        assertThat(err()).isEqualTo("a.png failed: cut off (damaged-document)\n");
        assertThat(folder.resolve("a.txt")).doesNotExist();
    }

    @Test
    void doctorSaysWhatIsUp() {
        server.answer("/q/health/ready", 200, "{\"status\":\"UP\",\"checks\":[]}")
                .answer("/v1/diagnosis", 200, diagnosis(true, Instant.now()));

        assertThat(run("doctor")).isEqualTo(0);
        assertThat(out()).contains("ok    server", "ok    object store", "ok    clock here");
    }

    @Test
    void doctorSaysWhatToDo() {
        server.answer(
                        "/q/health/ready",
                        503,
                        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"object-store\","
                                + "\"status\":\"DOWN\",\"data\":{\"cause\":\"disk full\"}}]}")
                .answer("/v1/diagnosis", 200, diagnosis(false, Instant.now().minusSeconds(60)));

        assertThat(run("doctor")).isEqualTo(6);
        assertThat(out())
                .contains("FAIL  server", "object-store: disk full")
                .contains("FAIL  object store", "-> use another store")
                .contains("FAIL  clock here", "-> let NTP");
    }

    private static String diagnosis(boolean ok, Instant at) {
        String remedy = ok ? "" : ",\"remedy\":\"use another store\"";
        return "{\"at\":\"%s\",\"findings\":[{\"name\":\"object store\",\"ok\":%s,\"detail\":\"x\"%s}]}"
                .formatted(at, ok, remedy);
    }

    @Test
    void repairTellsItsStepsAndHowItEnded() {
        server.answer(
                "/v1/read-model/rebuild",
                200,
                "{\"step\":\"store\",\"objects\":9,\"facts\":4}\n{\"step\":\"done\",\"objects\":9,\"facts\":4}\n");

        assertThat(run("repair", "--json")).isEqualTo(0);
        assertThat(out().lines()).hasSize(2).last().asString().contains("\"done\"");
    }

    @Test
    void aRepairThatComesToNothingFails() {
        server.answer(
                "/v1/read-model/rebuild",
                200,
                "{\"step\":\"failed\",\"detail\":\"another rebuild is running\"}\n");

        assertThat(run("repair")).isEqualTo(1);
    }

    @Test
    void webhooksAreAddedListedReplayedAndRemoved() {
        String webhook =
                "{\"webhook_id\":\"wh1\",\"url\":\"https://a.example/\",\"active\":true,\"waiting\":2,"
                        + "\"secret\":\"whsec_x\"}";
        server.answer("/v1/webhooks", 201, webhook)
                .answer("/v1/webhooks", 200, "{\"items\":[" + webhook + "]}")
                .answer("/v1/webhooks/wh1/replay?from=evt1", 202, webhook)
                .answer(
                        "/v1/webhooks/wh1/deliveries?limit=20",
                        200,
                        "{\"items\":[{\"event_id\":\"evt1\",\"type\":\"batch.ended\",\"attempt\":2,"
                                + "\"outcome\":\"failed\",\"status\":503,\"at\":\"2026-03-01T10:00:00Z\"}]}")
                .answer("/v1/webhooks/wh1", 204, "");

        assertThat(run("webhook", "add", "https://a.example/", "--event", "batch.ended"))
                .isEqualTo(0);
        assertThat(out()).contains("wh1", "whsec_x");
        assertThat(server.asked().getFirst().body())
                .isEqualTo("{\"url\":\"https://a.example/\",\"events\":[\"batch.ended\"]}");
        assertThat(run("webhook", "list")).isEqualTo(0);
        assertThat(out()).contains("2 waiting");
        assertThat(run("webhook", "deliveries", "wh1")).isEqualTo(0);
        assertThat(out()).contains("try 2  failed", "503");
        assertThat(run("webhook", "replay", "wh1", "--from", "evt1")).isEqualTo(0);
        assertThat(run("webhook", "remove", "wh1")).isEqualTo(0);
        assertThat(server.asked().getLast().method()).isEqualTo("DELETE");
    }

    private void serveRun(String state, String document) {
        server.answer(
                        "/v1/uploads",
                        202,
                        "{\"batch_id\":\"%s\",\"documents\":[{\"document_id\":\"%s\",\"name\":\"a.png\"}]}"
                                .formatted(CannedBatch.ID, DOCUMENT))
                .answer(
                        CannedBatch.path("/events"),
                        200,
                        CannedBatch.event(1, "done", CannedBatch.json(state, 1, 1, 0)))
                .answer("/v1/documents/" + DOCUMENT, 200, document.formatted(DOCUMENT));
    }

    private static String id() {
        return CannedBatch.ID.value();
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of("--server", server.address().toString()));
        all.addAll(List.of(args));
        return Inkstream.run(print(out), print(err), all.toArray(String[]::new));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
