package io.inkstream.faults.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.TenantId;
import io.inkstream.faults.agent.Part;
import io.inkstream.faults.check.Sent;
import io.inkstream.faults.installation.Installation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client that keeps a log. Safe for use by several threads. */
final class Client {
    private static final String BOUNDARY = "inkstream-faults-boundary";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Installation installation;

    Client(Installation installation) {
        this.installation = installation;
    }

    /** Sends once; an answer that does not come is an answer of 0. */
    Sent upload(String key, List<DrawnDocument> documents) throws InterruptedException {
        Map<String, Integer> pages = new HashMap<>();
        int answer;
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (DrawnDocument document : documents) {
                pages.put(document.name(), document.pages());
                String head =
                        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                                .formatted(BOUNDARY, document.name());
                body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
                body.writeBytes(document.bytes());
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            HttpRequest request =
                    request(Part.INGEST, "/v1/uploads")
                            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                            .header("Idempotency-Key", key)
                            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                            .build();
            answer = http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            answer = 0;
        }
        return new Sent(batch(key), pages, answer);
    }

    static BatchId batch(String key) {
        return BatchId.ofIdempotencyKey(TenantId.DEFAULT, key);
    }

    /** The status, 0 when no answer came. */
    int command(BatchId batch, String verb) throws InterruptedException {
        try {
            HttpRequest request =
                    request(Part.RESULTS, "/v1/batches/" + batch + "/" + verb)
                            .POST(BodyPublishers.noBody())
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    Optional<String> state(BatchId batch) throws InterruptedException {
        try {
            HttpRequest request = request(Part.RESULTS, "/v1/batches/" + batch).build();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            JsonNode json = Json.mapper().readTree(response.body());
            return response.statusCode() == 200
                    ? Optional.of(json.path("state").asText(""))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(Part part, String path) {
        return HttpRequest.newBuilder(installation.address(part).resolve(path)).timeout(PATIENCE);
    }
}
