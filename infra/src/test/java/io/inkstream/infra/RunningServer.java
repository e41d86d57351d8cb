package io.inkstream.infra;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The packaged server of {@code ./inkstream up} on a data folder, as a process of its own. */
public final class RunningServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final String BOUNDARY = "inkstream-infra-boundary";
    private static final Set<String> FINAL = Set.of("succeeded", "partial", "failed", "cancelled");

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

    public static RunningServer start(Path data) throws IOException {
        return start(data, List.of());
    }

    /**
     * @param settings further options of the JVM, as {@code -Docr.log.json=true}
     */
    public static RunningServer start(Path data, List<String> settings) throws IOException {
        Path log = log(data);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Docr.worker.bundled-models=" + Repository.path("models")));
        command.addAll(settings);
        command.addAll(
                List.of(
                        "-jar",
                        jar().toString(),
                        "up",
                        "--data",
                        data.toString(),
                        "--port",
                        "0",
                        "--quiet"));
        Process process =
                new ProcessBuilder(command)
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

    /** What the server on this folder writes to its console. */
    static Path log(Path data) {
        return data.resolve("process.log");
    }

    public String url() {
        return addresses.get("url").asText();
    }

    String kafka() {
        return addresses.get("kafka").asText();
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return Json.mapper().readTree(text(path));
    }

    public String text(String path) throws IOException, InterruptedException {
        URI uri = URI.create(url() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Asks for something with a JSON body; an answer that is no success is an exception. */
    JsonNode send(String method, String path, Object body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(addresses.get("url").asText() + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(request.build(), method + " " + path);
    }

    /** The id of the new batch. */
    String upload(Path file, String model) throws IOException, InterruptedException {
        return upload(model, Map.of(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
    }

    /**
     * The id of the new batch.
     *
     * @param files content by name
     */
    String upload(String model, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(part("name=\"model\"", model.getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, content) ->
                form.writeBytes(part("name=\"file\"; filename=\"%s\"".formatted(name), content)));
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/v1/uploads"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
                        .build();
        return answer(request, "upload").get("batch_id").asText();
    }

    private static byte[] part(String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(
                "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                        .formatted(BOUNDARY, disposition)
                        .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private JsonNode answer(HttpRequest request, String what)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s answered %d: %s"
                            .formatted(
                                    what,
                                    answer.statusCode(),
                                    new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return Json.mapper().readTree(answer.body());
    }

    /** Waits until the batch has ended, and returns it. */
    JsonNode awaitEnd(String batch) {
        return await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> get("/v1/batches/" + batch),
                        view -> FINAL.contains(view.path("state").asText("")));
    }

    /** Memory of the server that is in use, in MiB. */
    long residentMebibytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
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
