package io.inkstream.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The webhooks of a server. */
public final class Webhooks {
    private static final String PATH = "/v1/webhooks";

    private final InkstreamClient client;

    public Webhooks(InkstreamClient client) {
        this.client = client;
    }

    public List<JsonNode> list() throws ClientException, InterruptedException {
        return read(client.get(PATH), ListOf.class).items();
    }

    /** The answer holds the secret. */
    public JsonNode add(JsonNode wish) throws ClientException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(client.address(PATH))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.bytes(wish)))
                        .build();
        return read(client.send(request), JsonNode.class);
    }

    public void remove(String id) throws ClientException, InterruptedException {
        client.send(HttpRequest.newBuilder(address(id, "")).DELETE().build());
    }

    public List<JsonNode> deliveries(String id, int limit)
            throws ClientException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address(id, "/deliveries?limit=" + limit)).build();
        return read(client.send(request), ListOf.class).items();
    }

    public JsonNode replay(String id, String event) throws ClientException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address(id, "/replay?from=" + encoded(event)))
                        .POST(BodyPublishers.noBody())
                        .build();
        return read(client.send(request), JsonNode.class);
    }

    private URI address(String id, String rest) {
        return client.address(PATH + "/" + encoded(id) + rest);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private <T> T read(byte[] body, Class<T> type) throws UnreachableException {
        return client.read(body, type);
    }
}
