package io.inkstream.standalone;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, to be stopped or killed. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path data;
    private final Process process;
    private final String url;
    private final String kafka;

    private ServerProcess(Path data, Process process, String url, String kafka) {
        this.data = data;
        this.process = process;
        this.url = url;
        this.kafka = kafka;
    }

    public static Path jar() {
        return Path.of("target/quarkus-app/quarkus-run.jar");
    }

    public static ServerProcess start(Path data) throws IOException {
        Files.deleteIfExists(data.resolve("server.json"));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx320m",
                                "-XX:+UseSerialGC",
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Docr.worker.bundled-models=../models",
                                "-Docr.ingest.reconciling.every=5s",
                                "-Docr.results.runs.directory=" + data.resolve("runs"),
                                "-jar",
                                jar().toString(),
                                "up",
                                "--data",
                                data.toString(),
                                "--port",
                                "0",
                                "--quiet")
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(data.resolve("process.log").toFile()))
                        .start();
        Path serverFile = data.resolve("server.json");
        await().atMost(START_LIMIT).until(() -> Files.exists(serverFile) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException(
                    "the server ended at start: " + Files.readString(data.resolve("process.log")));
        }
        JsonNode file = Json.mapper().readTree(Files.readAllBytes(serverFile));
        return new ServerProcess(
                data, process, file.get("url").asText(), file.get("kafka").asText());
    }

    String kafka() {
        return kafka;
    }

    public String url() {
        return url;
    }

    Path data() {
        return data;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(url + path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        return Json.mapper().readTree(response.body());
    }

    /** Asks for something with a JSON body; an answer that is no success is an exception. */
    public JsonNode send(String method, String path, Object body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
        headers.forEach(request::header);
        HttpResponse<byte[]> answer =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s answered %d: %s"
                            .formatted(
                                    method,
                                    path,
                                    answer.statusCode(),
                                    new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return Json.mapper().readTree(answer.body());
    }

    /** The id of the new batch. */
    public String upload(List<Multipart.Part> files) throws IOException, InterruptedException {
        return upload(files, Map.of());
    }

    /**
     * The id of the new batch.
     *
     * @param fields of the form beside the files
     */
    public String upload(List<Multipart.Part> files, Map<String, String> fields)
            throws IOException, InterruptedException {
        Multipart body = Multipart.of(files, fields);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/v1/uploads"))
                        .header("Content-Type", body.contentType())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
                        .build();
        HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 202) {
            throw new IOException("upload answered " + response.statusCode());
        }
        return Json.mapper().readTree(response.body()).get("batch_id").asText();
    }

    void killHard() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks for an orderly stop and waits for it. */
    @Override
    public void close() throws IOException {
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
