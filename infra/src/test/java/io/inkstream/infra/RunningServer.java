package io.inkstream.infra;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged server of {@code ./inkstream up} on a data folder, as a process of its own. */
final class RunningServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final String BOUNDARY = "inkstream-infra-boundary";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final JsonNode addresses;

    private RunningServer(Process process, JsonNode addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    static Path jar() {
        return Repository.path("standalone/target/quarkus-app/quarkus-run.jar");
    }

    static RunningServer start(Path data) throws IOException {
        Path log = data.resolve("process.log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx320m",
                                "-XX:+UseSerialGC",
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Docr.worker.bundled-models=" + Repository.path("models"),
                                "-jar",
                                jar().toString(),
                                "up",
                                "--data",
                                data.toString(),
                                "--port",
                                "0",
                                "--quiet")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Path addresses = data.resolve("server.json");
        await().atMost(START_LIMIT).until(() -> Files.exists(addresses) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("the server ended at start: " + Files.readString(log));
        }
        return new RunningServer(process, Json.mapper().readTree(Files.readAllBytes(addresses)));
    }

    String kafka() {
        return addresses.get("kafka").asText();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return Json.mapper().readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        URI uri = URI.create(addresses.get("url").asText() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The id of the new batch. */
    String upload(Path file, String model) throws IOException, InterruptedException {
        String form =
                "--%s\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n%s\r\n--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(BOUNDARY, model, BOUNDARY, file.getFileName());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(addresses.get("url").asText() + "/v1/uploads"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(
                                HttpRequest.BodyPublishers.concat(
                                        HttpRequest.BodyPublishers.ofString(form),
                                        HttpRequest.BodyPublishers.ofFile(file),
                                        HttpRequest.BodyPublishers.ofString(
                                                "\r\n--" + BOUNDARY + "--\r\n")))
                        .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 202) {
            throw new IOException(
                    "upload answered %d: %s"
                            .formatted(
                                    response.statusCode(),
                                    new String(response.body(), StandardCharsets.UTF_8)));
        }
        return Json.mapper().readTree(response.body()).get("batch_id").asText();
    }

    /** Asks for an orderly stop and waits for it. */
    @Override
    public void close() throws IOException {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server did not stop within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
