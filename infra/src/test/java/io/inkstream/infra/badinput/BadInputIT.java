package io.inkstream.infra.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.infra.Repository;
import io.inkstream.infra.RunningServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent gets its right answer, and the good page beside it is read. */
class BadInputIT {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Set<String> FINAL = Set.of("succeeded", "partial", "failed");
    private static final String GOOD_TEXT = "good page first line\nand the second one";

    /** What came back. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Reply(int status, byte[] body) {}

    @TempDir static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningServer server;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Files.exists(Repository.path("models/latin-print/model.onnx")),
                "needs a bundled model");
        // so that nobody waits half a minute for what trickles
        server = RunningServer.start(data, List.of("-Docr.http.body-grace=3s"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    static List<BadInput> inputs() {
        return BadInputs.all();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void getsItsRightAnswer(BadInput input) throws Exception {
        Reply response =
                switch (input.sending()) {
                    case BadInput.File file -> upload(file);
                    case BadInput.Request request -> send(request);
                    case BadInput.Trickle trickle -> send(trickle);
                };

        switch (input.answer()) {
            case BadInput.Refused refused -> requireRefused(response, refused);
            case BadInput.Failed(String code) -> {
                JsonNode batch = end(response);
                assertThat(batch.toString()).contains("\"" + code + "\"");
                requireGoodPage(batch);
            }
            case BadInput.Read() -> {
                JsonNode batch = end(response);
                assertThat(batch.get("state").asText()).as(batch.toString()).isEqualTo("succeeded");
                requireGoodPage(batch);
            }
        }
    }

    private static void requireRefused(Reply response, BadInput.Refused refused)
            throws IOException {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.status()).as(body).isEqualTo(refused.status());
        JsonNode problem = Json.mapper().readTree(response.body());
        assertThat(problem.path("code").asText()).as(body).isEqualTo(refused.code());
        assertThat(body).doesNotContain("java.", "\tat ", data.toString());
    }

    private static JsonNode end(Reply response) throws IOException {
        assertThat(response.status())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        String batch = Json.mapper().readTree(response.body()).get("batch_id").asText();
        Awaitility.await()
                .atMost(LONG)
                .until(() -> FINAL.contains(batch(batch).path("state").asText("")));
        try {
            return batch(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode batch(String id) throws IOException, InterruptedException {
        return server.get("/v1/batches/" + id);
    }

    private static void requireGoodPage(JsonNode batch) throws IOException, InterruptedException {
        JsonNode documents =
                server.get("/v1/batches/" + batch.get("batch_id").asText() + "/documents");
        for (JsonNode document : documents.get("items")) {
            if (document.get("name").asText().equals("good.png")) {
                String id = document.get("document_id").asText();
                assertThat(server.text("/v1/documents/" + id + "/text").strip())
                        .isEqualToIgnoringWhitespace(GOOD_TEXT);
                return;
            }
        }
        throw new AssertionError("the good page is not there: " + documents);
    }

    private static Reply upload(BadInput.File file) throws IOException, InterruptedException {
        byte[] body =
                Bytes.join(
                        part("good.png", Bytes.image("png")),
                        part(file.fileName(), file.content()),
                        Bytes.text("--inkstream-bad-input--\r\n"));
        HttpRequest request =
                HttpRequest.newBuilder(uri("/v1/uploads"))
                        .header("Content-Type", "multipart/form-data; boundary=inkstream-bad-input")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return reply(HTTP.send(request, BodyHandlers.ofByteArray()));
    }

    private static byte[] part(String name, byte[] content) {
        String head =
                "--inkstream-bad-input\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(name);
        return Bytes.join(Bytes.text(head), content, Bytes.text("\r\n"));
    }

    private static Reply send(BadInput.Request bad) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(bad.path()))
                        .method(bad.method(), BodyPublishers.ofByteArray(bad.body()));
        bad.headers().forEach(request::header);
        return reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    }

    private static Reply send(BadInput.Trickle trickle) throws IOException {
        URI address = uri(trickle.path());
        StringBuilder head = new StringBuilder();
        head.append(
                "%s %s HTTP/1.1\r\nHost: localhost\r\n"
                        .formatted(trickle.method(), trickle.path()));
        trickle.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: 1000000\r\n\r\n");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) LONG.toMillis());
            socket.getOutputStream()
                    .write(Bytes.join(Bytes.text(head.toString()), trickle.beginning()));
            socket.getOutputStream().flush();
            // the server hangs up behind its answer
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = answer.split("\r\n\r\n", 2);
            int status = Integer.parseInt(parts[0].split(" ", 3)[1]);
            return new Reply(status, Bytes.text(parts[1]));
        }
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        return new Reply(response.statusCode(), response.body());
    }

    private static URI uri(String path) {
        return URI.create(server.url() + path);
    }
}
