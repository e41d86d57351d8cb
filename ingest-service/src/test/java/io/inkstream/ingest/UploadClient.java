package io.inkstream.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Speaks HTTP byte by byte where it matters, so that requests may also be wrong. */
final class UploadClient {
    private static final String BOUNDARY = "----inkstream-test";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    UploadClient(URI server) {
        this.server = server;
    }

    /** What came back; JSON is missing when there is no body. */
    record Answer(int status, HttpHeaders headers, JsonNode json) {
        String code() {
            return json.path("code").asText();
        }

        BatchId batch() {
            return new BatchId(json.path("batch_id").asText());
        }
    }

    /** A form being put together. */
    static final class Form {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final List<String> headers = new ArrayList<>();
        private String query = "";

        Form file(String name, byte[] bytes) {
            return part("name=\"file\"; filename=\"" + name + "\"", bytes);
        }

        Form field(String name, String value) {
            return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        }

        Form idempotencyKey(String key) {
            headers.addAll(List.of("Idempotency-Key", key));
            return this;
        }

        Form open() {
            query = "?seal=false";
            return this;
        }

        private Form part(String disposition, byte[] bytes) {
            write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition);
            write("\r\n\r\n");
            body.writeBytes(bytes);
            write("\r\n");
            return this;
        }

        private void write(String text) {
            body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        private byte[] bytes() {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(body.toByteArray());
            whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return whole.toByteArray();
        }
    }

    Answer upload(Form form) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request("v1/uploads" + form.query)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        // a body that is refused is not sent
                        .expectContinue(form.body.size() > 1 << 20)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes()));
        if (!form.headers.isEmpty()) {
            request.headers(form.headers.toArray(String[]::new));
        }
        return send(request);
    }

    Answer put(String batch, String name, byte[] bytes, String... headers)
            throws IOException, InterruptedException {
        String path =
                URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("%2F", "/")
                        .replace("+", "%20");
        HttpRequest.Builder request =
                request("v1/uploads/" + batch + "/documents/" + path)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Answer seal(BatchId batch) throws IOException, InterruptedException {
        return send("POST", "v1/uploads/" + batch + "/seal", "");
    }

    /** Any request at all. */
    Answer send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).version(HttpClient.Version.HTTP_1_1);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode json =
                response.body().length == 0
                        ? Json.mapper().missingNode()
                        : Json.mapper().readTree(response.body());
        return new Answer(response.statusCode(), response.headers(), json);
    }
}
