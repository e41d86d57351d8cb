package io.inkstream.faults.overload;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.faults.trial.DrawnDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends batches of one page, drawn beforehand. Safe for use by many threads. */
final class Uploads {
    private static final String BOUNDARY = "inkstream-overload-boundary";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int DRAWINGS = 16;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final List<byte[]> bodies = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    Uploads(URI ingest) throws IOException {
        this.address = ingest.resolve("/v1/uploads");
        for (int i = 0; i < DRAWINGS; i++) {
            bodies.add(body(new DrawnDocument(i, 1)));
        }
    }

    private static byte[] body(DrawnDocument document) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                        .formatted(BOUNDARY, document.name());
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(document.bytes());
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    Answer send() throws InterruptedException {
        byte[] body = bodies.get(Math.floorMod(next.getAndIncrement(), bodies.size()));
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        long begun = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            JsonNode json = Json.mapper().readTree(answer.body());
            return new Answer(
                    answer.statusCode(),
                    json.path(answer.statusCode() == 202 ? "batch_id" : "code").asText(""),
                    answer.headers().firstValue("Retry-After").isPresent(),
                    since(begun));
        } catch (IOException e) {
            return new Answer(0, e.getClass().getSimpleName(), false, since(begun));
        }
    }

    private static long since(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
