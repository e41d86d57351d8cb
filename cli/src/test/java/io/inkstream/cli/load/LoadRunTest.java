package io.inkstream.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.cli.CannedBatch;
import io.inkstream.cli.CannedServer;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LoadRunTest {
    private static final String TAKEN =
            "{\"batch_id\": \"%s\", \"documents\": []}".formatted(CannedBatch.ID);
    private static final String BATCH =
            """
            {"batch_id": "%s", "state": "%s", "percent": 100,
             "counts": {"documents": 1, "documents_split": 1, "documents_failed": 0,
                        "pages": 4, "pages_done": 3, "pages_failed": 1},
             "accepted_at": "2026-01-01T00:00:00Z", "finished_at": "2026-01-01T00:00:02.5Z"}
            """;

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private CannedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CannedServer();
        Files.writeString(folder.resolve("a.png"), "a scan");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pagesAndTimesOfAllBatchesAreCounted() throws Exception {
        server.answer("/v1/uploads", 202, TAKEN)
                .answer(batch(), 200, BATCH.formatted(CannedBatch.ID, "partial"));

        LoadReport report = run(3, 0);

        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.refused()).isEmpty();
        assertThat(report.states()).isEqualTo(Map.of("partial", 3));
        assertThat(report.pages()).isEqualTo(12);
        assertThat(report.failedPages()).isEqualTo(3);
        assertThat(report.finish().p99()).isEqualTo(2500);
    }

    @Test
    void whatIsRefusedIsCountedByItsCodeAndNotSentAgain() throws Exception {
        server.answer("/v1/uploads", 202, TAKEN)
                .answer("/v1/uploads", 503, "{\"code\": \"store-unavailable\", \"title\": \"x\"}")
                .answer(batch(), 200, BATCH.formatted(CannedBatch.ID, "succeeded"));

        LoadReport report = run(4, 0);

        assertThat(report.sent()).isEqualTo(4);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(Map.of("store-unavailable", 3));
        assertThat(server.asked().stream().filter(asked -> asked.method().equals("POST")))
                .hasSize(4);
    }

    @Test
    void aBatchThatHasNotEndedAtTheLimitWaits() throws Exception {
        server.answer("/v1/uploads", 202, TAKEN)
                .answer(batch(), 200, BATCH.formatted(CannedBatch.ID, "running"));

        LoadReport report = new LoadRun(client(), plan(1, 0, Duration.ofMillis(700))).run();

        assertThat(report.states()).isEqualTo(Map.of("waiting", 1));
    }

    @Test
    void uploadsAreNotSentBeforeTheyAreDue() throws Exception {
        server.answer("/v1/uploads", 202, TAKEN)
                .answer(batch(), 200, BATCH.formatted(CannedBatch.ID, "succeeded"));

        LoadReport report = run(5, 10);

        assertThat(report.accepted()).isEqualTo(5);
        assertThat(report.seconds()).isGreaterThanOrEqualTo(0.4);
    }

    @Test
    void everyDocumentHasANameOfItsOwn() {
        LoadPlan plan = plan(2, 0, Duration.ofSeconds(1));

        assertThat(plan.upload(0).files())
                .extracting(Upload.File::name)
                .containsExactly("00000-a.png", "00001-a.png");
        assertThat(plan.upload(1).files())
                .extracting(Upload.File::name)
                .containsExactly("00002-a.png", "00003-a.png");
    }

    @Test
    void percentilesAreNearestRanks() {
        List<Long> measured = LongStream.rangeClosed(1, 200).boxed().toList();

        assertThat(LoadReport.Milliseconds.of(measured.reversed()))
                .isEqualTo(new LoadReport.Milliseconds(100, 190, 198, 200));
        assertThat(LoadReport.Milliseconds.of(List.of()))
                .isEqualTo(new LoadReport.Milliseconds(0, 0, 0, 0));
    }

    @Test
    void aPlanWithoutUploadsNamesTheOption() {
        assertThatThrownBy(() -> plan(0, 0, Duration.ZERO))
                .hasMessage("--uploads must be above 0, was 0");
    }

    private static String batch() {
        return "/v1/batches/" + CannedBatch.ID;
    }

    private LoadReport run(int uploads, double perSecond) throws Exception {
        return new LoadRun(client(), plan(uploads, perSecond, Duration.ofSeconds(20))).run();
    }

    private InkstreamClient client() {
        return InkstreamClient.withoutRetries(server.address());
    }

    private LoadPlan plan(int uploads, double perSecond, Duration limit) {
        Upload.File scan = new Upload.File("a.png", folder.resolve("a.png"));
        return new LoadPlan(List.of(scan), Optional.empty(), uploads, 2, perSecond, 2, limit);
    }
}
