package io.inkstream.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageId;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A server's client. Safe for use by many threads.
 *
 * <pre>{@code
 * try (InkstreamClient client = new InkstreamClient(URI.create("http://localhost:8080"))) {
 *     UploadReceipt receipt = client.upload(upload);
 *     client.watch(receipt.batchId(), (event, json) -> {});
 *     client.documentText(receipt.documents().getFirst().documentId());
 * }
 * }</pre>
 */
public final class InkstreamClient implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final URI server;
    private final KeyedHttp http;
    private final Retry.Pause pause;
    private final Retry retry;

    public InkstreamClient(URI server) {
        this(server, Thread::sleep);
    }

    /** One that says at once what was put off, for those who count it. */
    public static InkstreamClient withoutRetries(URI server) {
        return new InkstreamClient(server, Thread::sleep, Retry.never());
    }

    InkstreamClient(URI server, Retry.Pause pause) {
        this(server, pause, new Retry(pause));
    }

    private InkstreamClient(URI server, Retry.Pause pause, Retry retry) {
        this.server = server;
        this.pause = pause;
        this.retry = retry;
        this.http =
                KeyedHttp.fromEnvironment(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(CONNECT_LIMIT)
                                .build());
    }

    public URI server() {
        return server;
    }

    /** Sends the files as one batch. A repeat after a put-off is the same upload to the server. */
    public UploadReceipt upload(Upload upload)
            throws ClientException, InterruptedException, FileNotFoundException {
        MultipartBody body = MultipartBody.of(upload);
        HttpRequest request =
                HttpRequest.newBuilder(address("/v1/uploads"))
                        .header("Content-Type", body.contentType())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(body.publisher())
                        .build();
        return read(send(request), UploadReceipt.class);
    }

    public BatchInfo batch(BatchId batch) throws ClientException, InterruptedException {
        return read(get("/v1/batches/" + batch), BatchInfo.class);
    }

    /** The batch as the server answers it. */
    public JsonNode batchJson(BatchId batch) throws ClientException, InterruptedException {
        return read(get("/v1/batches/" + batch), JsonNode.class);
    }

    /**
     * The latest first.
     *
     * @param state only those in one of these states, separated by commas
     */
    public List<JsonNode> listBatches(Optional<String> state, int limit)
            throws ClientException, InterruptedException {
        String filter = state.map(names -> "&state=" + names).orElse("");
        return read(get("/v1/batches?limit=" + limit + filter), ListOf.class).items();
    }

    /** Returns when the batch has ended; a lost connection is taken up again. */
    public BatchInfo watch(BatchId batch, WatchListener listener)
            throws ClientException, InterruptedException {
        URI address = address("/v1/batches/" + batch + "/events");
        return new BatchWatch(http, server, address, pause).toItsEnd(listener);
    }

    public void cancel(BatchId batch) throws ClientException, InterruptedException {
        ask(batch, "cancel");
    }

    /**
     * Asks for something to be done to a batch.
     *
     * @param command {@code cancel}, {@code pause}, {@code resume} or {@code retry}
     * @return the batch as it stands then
     */
    public JsonNode ask(BatchId batch, String command)
            throws ClientException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address("/v1/batches/" + batch + "/" + command))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return read(send(request), JsonNode.class);
    }

    /**
     * Has an ended batch read again in another way.
     *
     * @param wish those of {@code model}, {@code decoder}, {@code lm}, {@code lexicon}, {@code
     *     confidence} that are wanted
     * @return the batch as it stands then
     */
    public JsonNode replay(BatchId batch, Map<String, String> wish)
            throws ClientException, InterruptedException {
        return read(
                send(
                        json("/v1/batches/" + batch + "/replay")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(wish)))
                                .build()),
                JsonNode.class);
    }

    /** Removes a batch with everything that belongs to it. */
    public void delete(BatchId batch) throws ClientException, InterruptedException {
        send(HttpRequest.newBuilder(address("/v1/batches/" + batch)).DELETE().build());
    }

    public DocumentInfo document(DocumentId document) throws ClientException, InterruptedException {
        return read(get("/v1/documents/" + document), DocumentInfo.class);
    }

    /** The text, pages parted by form feeds. */
    public String documentText(DocumentId document) throws ClientException, InterruptedException {
        byte[] text = get("/v1/documents/" + document + "/text");
        return new String(text, StandardCharsets.UTF_8);
    }

    /**
     * The caller closes the stream.
     *
     * @param images whether an archive of pages holds their images, too
     */
    public InputStream exportDocument(DocumentId document, ExportFormat format, boolean images)
            throws ClientException, InterruptedException {
        return stream("/v1/documents/" + document + export(format, images));
    }

    /**
     * The caller closes the stream.
     *
     * @param images whether an archive of pages holds their images, too
     */
    public InputStream exportBatch(BatchId batch, ExportFormat format, boolean images)
            throws ClientException, InterruptedException {
        return stream("/v1/batches/" + batch + export(format, images));
    }

    /** The caller closes the stream. */
    public InputStream exportPage(PageId page, ExportFormat format)
            throws ClientException, InterruptedException {
        return stream("/v1/pages/" + page + export(format, false));
    }

    private static String export(ExportFormat format, boolean images) {
        return "/export?format=" + format.parameter() + (images ? "&images=true" : "");
    }

    /** The page as the server answers it. */
    public JsonNode pageJson(PageId page) throws ClientException, InterruptedException {
        return read(get("/v1/pages/" + page), JsonNode.class);
    }

    /**
     * The first lines that are found.
     *
     * @param parameters as the server names them
     */
    public List<JsonNode> search(Map<String, String> parameters)
            throws ClientException, InterruptedException {
        String query =
                parameters.entrySet().stream()
                        .map(entry ->
                                entry.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return read(get("/v1/search?" + query), ListOf.class).items();
    }

    public List<JsonNode> pageLines(PageId page) throws ClientException, InterruptedException {
        return read(get("/v1/pages/" + page + "/lines"), ListOf.class).items();
    }

    /** The caller closes the stream. */
    public InputStream image(PageId page, ImagePart part)
            throws ClientException, InterruptedException {
        return stream(
                part.isStoredImage()
                        ? "/v1/pages/" + page + "/image"
                        : "/v1/iiif/" + page + part.path());
    }

    public JsonNode line(LineId line) throws ClientException, InterruptedException {
        return read(get("/v1/lines/" + line), JsonNode.class);
    }

    /** Why the line says what it says. */
    public JsonNode provenance(LineId line) throws ClientException, InterruptedException {
        return read(get("/v1/lines/" + line + "/provenance"), JsonNode.class);
    }

    /**
     * The line as it stands then.
     *
     * @param revision the one that was looked at; a problem when there is a later one
     * @param words {@code text} and perhaps {@code by}
     */
    public JsonNode correct(LineId line, int revision, Map<String, String> words)
            throws ClientException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address("/v1/lines/" + line + "/correction"))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"" + revision + "\"")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(words)))
                        .build();
        return read(send(request), JsonNode.class);
    }

    public List<JsonNode> listModels() throws ClientException, InterruptedException {
        return read(get("/v1/models"), ListOf.class).items();
    }

    public JsonNode model(String name) throws ClientException, InterruptedException {
        return read(get(ofModel(name, "")), JsonNode.class);
    }

    /** How the candidate does beside the stable version. */
    public JsonNode comparison(String name) throws ClientException, InterruptedException {
        return read(get(ofModel(name, "/comparison")), JsonNode.class);
    }

    /** The model after this verb. */
    public JsonNode changeModel(String name, String verb, Map<String, Object> wish)
            throws ClientException, InterruptedException {
        return read(
                send(
                        json(ofModel(name, "/" + verb))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(wish)))
                                .build()),
                JsonNode.class);
    }

    /** What lies below the model after this. */
    public JsonNode putModel(String name, String below, Map<String, Object> wish)
            throws ClientException, InterruptedException {
        return read(
                send(
                        json(ofModel(name, "/" + below))
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(wish)))
                                .build()),
                JsonNode.class);
    }

    private HttpRequest.Builder json(String path) {
        return HttpRequest.newBuilder(address(path)).header("Content-Type", "application/json");
    }

    private static String ofModel(String name, String below) {
        return "/v1/models/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + below;
    }

    /** What to correct next, and how much is left. */
    public JsonNode review(Optional<BatchId> batch, int limit)
            throws ClientException, InterruptedException {
        String filter = batch.map(id -> "&batch=" + id).orElse("");
        return read(get("/v1/review?limit=" + limit + filter), JsonNode.class);
    }

    /** The key and its secret. */
    public JsonNode createKey(Map<String, Object> wish)
            throws ClientException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address("/v1/keys"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(wish)))
                        .build();
        return read(send(request), JsonNode.class);
    }

    public List<JsonNode> listKeys() throws ClientException, InterruptedException {
        return read(get("/v1/keys"), ListOf.class).items();
    }

    public JsonNode revokeKey(String id) throws ClientException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                address(
                                        "/v1/keys/"
                                                + URLEncoder.encode(id, StandardCharsets.UTF_8)))
                        .DELETE()
                        .build();
        return read(send(request), JsonNode.class);
    }

    /** Whether the server says that it is ready, and of what; an answer that it is not counts. */
    public JsonNode health() throws UnreachableException, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address("/q/health/ready")).build();
            byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
            JsonNode read = Json.mapper().readTree(body);
            return read == null ? JsonNodeFactory.instance.objectNode() : read;
        } catch (IOException e) {
            throw new UnreachableException(server, e);
        }
    }

    /** What the server finds out about what it stands on. */
    public JsonNode diagnosis() throws ClientException, InterruptedException {
        return read(get("/v1/diagnosis"), JsonNode.class);
    }

    /** Makes the read model anew; returns when it is done or has come to nothing. */
    public void rebuild(Consumer<JsonNode> steps) throws ClientException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address("/v1/read-model/rebuild"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(stream(request), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                steps.accept(Json.mapper().readTree(line));
            }
        } catch (IOException e) {
            throw new UnreachableException(server, e);
        }
    }

    byte[] get(String path) throws ClientException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    byte[] send(HttpRequest request) throws ClientException, InterruptedException {
        HttpResponse<byte[]> answer = answer(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw ProblemException.of(answer.statusCode(), answer.body());
        }
        return answer.body();
    }

    private InputStream stream(String path) throws ClientException, InterruptedException {
        return stream(HttpRequest.newBuilder(address(path)).build());
    }

    private InputStream stream(HttpRequest request) throws ClientException, InterruptedException {
        HttpResponse<InputStream> answer = answer(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() < 300) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw ProblemException.of(answer.statusCode(), body.readAllBytes());
        } catch (IOException e) {
            throw new UnreachableException(server, e);
        }
    }

    private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws UnreachableException, InterruptedException {
        try {
            return retry.until(() -> http.send(request, handler));
        } catch (IOException e) {
            throw new UnreachableException(server, e);
        }
    }

    <T> T read(byte[] body, Class<T> type) throws UnreachableException {
        try {
            return Json.read(body, type);
        } catch (IOException e) {
            throw new UnreachableException(server, e);
        }
    }

    URI address(String path) {
        String base = server.toString();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    @Override
    public void close() {
        http.close();
    }
}
