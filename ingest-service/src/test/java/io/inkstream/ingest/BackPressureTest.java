package io.inkstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.ingest.UploadClient.Answer;
import io.inkstream.ingest.UploadClient.Form;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that trickle or break, and uploads for which there is no place, on the whole service. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BackPressureTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String PART =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n";

    @ConfigProperty(name = "quarkus.http.body.uploads-directory")
    @SuppressWarnings("NullAway.Init")
    Path received;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @SuppressWarnings("NullAway.Init")
    private UploadClient client;

    @BeforeEach
    void connect() {
        client = new UploadClient(server);
    }

    @Test
    void aFormThatTricklesIsCutOffAndLeavesNothing() throws Exception {
        try (Socket socket = open()) {
            send(socket, head("POST", "/v1/uploads", 100_000));
            send(socket, PART.formatted("slow.png", "x").strip());

            assertRefused(answer(socket), 408, "body-too-slow");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertNothingStays();
    }

    @Test
    void aDocumentThatTricklesIsCutOffAndLeavesNothing() throws Exception {
        String batch = client.upload(new Form().open().field("name", "x")).batch().value();
        try (Socket socket = open()) {
            send(socket, head("PUT", "/v1/uploads/" + batch + "/documents/slow.png", 100_000));
            send(socket, "x");

            assertRefused(answer(socket), 408, "body-too-slow");
        }
        assertNothingStays();
        assertThat(client.send("POST", "v1/uploads/" + batch + "/seal", "").code())
                .isEqualTo("empty-upload");
    }

    @Test
    void aClientThatHangsUpLeavesNothing() throws Exception {
        try (Socket socket = open()) {
            send(socket, head("POST", "/v1/uploads", 100_000));
            send(socket, PART.formatted("gone.png", "x".repeat(5_000)));
            await().atMost(LONG).until(() -> !receivedFiles().isEmpty());
        }
        assertNothingStays();
    }

    @Test
    void formsThatBreakOffAreMalformed() throws Exception {
        for (String body :
                List.of(
                        "",
                        "--b--\r\n",
                        "--b\r\n",
                        "--c\r\nno part of ours\r\n--c--\r\n",
                        PART.formatted("a.png", "x"),
                        "--b\r\nno header at all",
                        "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n",
                        "--b\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n")) {
            Answer answer =
                    client.send(
                            "POST",
                            "v1/uploads",
                            body,
                            "Content-Type",
                            "multipart/form-data; boundary=b");

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.code()).as(body).isIn("malformed-request", "empty-upload");
        }
        assertNothingStays();
    }

    @Test
    void moreUploadsThanAllowedAreRefusedAtOnceAndCanBeSentAgain() throws Exception {
        List<Socket> underWay = new ArrayList<>();
        try {
            for (int i = 0; i < TestServers.UPLOADS; i++) {
                Socket socket = open();
                underWay.add(socket);
                // as much as keeps it from being too slow for the time of the test
                send(socket, head("POST", "/v1/uploads", 900_000));
                send(socket, PART.formatted(i + ".png", "x".repeat(400_000)));
            }
            await().atMost(LONG).until(() -> receivedFiles().size() == TestServers.UPLOADS);

            Answer refused = client.upload(new Form().file("a.png", new byte[9]));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("uploads-full");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(receivedFiles()).hasSize(TestServers.UPLOADS);
            // also one that is still sending hears why
            assertThat(client.upload(new Form().file("b.png", new byte[900_000])).code())
                    .isEqualTo("uploads-full");
        } finally {
            for (Socket socket : underWay) {
                socket.close();
            }
        }
        await().atMost(LONG)
                .until(() -> client.upload(new Form().file("a.png", new byte[9])).status() == 202);
    }

    private void assertNothingStays() {
        await().atMost(LONG).untilAsserted(() -> assertThat(receivedFiles()).isEmpty());
    }

    private List<String> receivedFiles() throws IOException {
        if (!Files.exists(received)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(received)) {
            return files.map(Path::toString).toList();
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout((int) LONG.toMillis());
        return socket;
    }

    private String head(String method, String path, int length) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n"
                .formatted(method, path, length);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Status line, headers and body, up to the end of what a problem holds. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("}")) {
            int next = socket.getInputStream().read();
            assertThat(next).as("an answer, not " + text).isNotEqualTo(-1);
            text.append((char) next);
        }
        return text.toString();
    }

    private static void assertRefused(String answer, int status, String code) throws IOException {
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        JsonNode problem = Json.mapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.path("code").asText()).isEqualTo(code);
    }
}
