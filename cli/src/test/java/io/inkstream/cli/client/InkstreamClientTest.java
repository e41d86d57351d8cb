package io.inkstream.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.cli.CannedBatch;
import io.inkstream.cli.CannedServer;
import io.inkstream.contracts.BatchState.State;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class InkstreamClientTest {
    private static final String RECEIPT =
            "{\"batch_id\":\"%s\",\"documents\":[{\"document_id\":\"%s\",\"name\":\"a.png\"}]}"
                    .formatted(CannedBatch.ID, CannedBatch.ID.document("a.png"));

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private CannedServer server;

    @SuppressWarnings("NullAway.Init")
    private InkstreamClient client;

    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new CannedServer();
        client = new InkstreamClient(server.address(), pauses::add);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anUploadSendsFieldsAndFilesWithTheirFolders() throws Exception {
        server.answer("/v1/uploads", 202, RECEIPT);
        Path file = Files.writeString(folder.resolve("a.png"), "bytes of a");

        UploadReceipt receipt =
                client.upload(
                        new Upload(
                                Optional.of("letters"),
                                Optional.of("latin-print@stable"),
                                Upload.Decoding.BY_MODEL,
                                List.of(new Upload.File("box \"1\"/ä.png", file))));

        assertThat(receipt.batchId()).isEqualTo(CannedBatch.ID);
        assertThat(server.asked().getFirst().body())
                .contains("name=\"name\"\r\n\r\nletters\r\n")
                .contains("name=\"model\"\r\n\r\nlatin-print@stable\r\n")
                .contains("name=\"file\"; filename=\"box %221%22/ä.png\"")
                .contains("\r\n\r\nbytes of a\r\n--");
    }

    @Test
    void aPutOffUploadIsRepeatedAsTheSameUpload() throws Exception {
        server.answer("/v1/uploads", 503, "", "Retry-After", "7")
                .answer("/v1/uploads", 429, "")
                .answer("/v1/uploads", 202, RECEIPT);
        Path file = Files.writeString(folder.resolve("a.png"), "bytes");

        client.upload(
                new Upload(
                        Optional.empty(),
                        Optional.empty(),
                        Upload.Decoding.BY_MODEL,
                        List.of(new Upload.File("a.png", file))));

        assertThat(server.asked()).hasSize(3);
        assertThat(server.asked().stream().map(asked -> asked.header("Idempotency-key")).distinct())
                .hasSize(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
    }

    @Test
    void whatIsPutOffForEverIsAProblemInTheEnd() {
        server.answer(CannedBatch.path(""), 503, "{\"code\":\"overloaded\",\"title\":\"Full\"}");

        assertThatThrownBy(() -> client.batch(CannedBatch.ID))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("overloaded"));
        assertThat(pauses).hasSize(5);
    }

    @Test
    void aLostConnectionIsTakenUpAfterTheLastEvent() throws Exception {
        server.answer(
                        CannedBatch.path("/events"),
                        200,
                        "retry: 2000\n\n"
                                + CannedBatch.event(
                                        1, "snapshot", CannedBatch.json("running", 2, 0, 0))
                                + CannedBatch.event(
                                        2,
                                        "page",
                                        "{\"page_id\":\"%s\",\"number\":1,\"state\":\"done\"}"
                                                .formatted(CannedBatch.ID.document("a").page(1)))
                                + "id: 7-3\nevent: batch\nda")
                .answer(
                        CannedBatch.path("/events"),
                        200,
                        ": heartbeat\n\n"
                                + CannedBatch.event(4, "news-from-the-future", "{}")
                                + CannedBatch.event(
                                        5, "done", CannedBatch.json("succeeded", 2, 2, 0)));
        List<WatchEvent> heard = new ArrayList<>();

        BatchInfo end = client.watch(CannedBatch.ID, (event, json) -> heard.add(event));

        assertThat(end.state()).isEqualTo(State.SUCCEEDED);
        assertThat(heard)
                .hasExactlyElementsOfTypes(
                        WatchEvent.Snapshot.class, WatchEvent.Page.class, WatchEvent.Done.class);
        assertThat(server.asked())
                .extracting(asked -> asked.header("Last-event-id"))
                .containsExactly("", "7-2");
    }

    @Test
    void watchingWhatDoesNotExistIsAProblem() {
        server.answer(
                CannedBatch.path("/events"),
                404,
                "{\"code\":\"batch-not-found\",\"title\":\"The batch does not exist\"}");

        assertThatThrownBy(() -> client.watch(CannedBatch.ID, (event, json) -> {}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void nobodyListeningIsUnreachable() {
        server.close();

        assertThatThrownBy(() -> client.batch(CannedBatch.ID))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining(server.address().toString());
        assertThatThrownBy(() -> client.watch(CannedBatch.ID, (event, json) -> {}))
                .isInstanceOf(UnreachableException.class);
    }

    @Test
    void anAddressMayEndInASlash() throws Exception {
        server.answer(CannedBatch.path(""), 200, CannedBatch.json("running", 2, 1, 0));
        try (InkstreamClient other = new InkstreamClient(URI.create(server.address() + "/"))) {
            assertThat(other.batch(CannedBatch.ID).counts().pagesDone()).isEqualTo(1);
        }
    }
}
