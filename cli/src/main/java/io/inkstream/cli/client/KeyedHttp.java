package io.inkstream.cli.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Shows the user's key with every request, if there is one. */
record KeyedHttp(HttpClient client, Optional<String> key) implements AutoCloseable {

    /** Not an option of commands: those are seen by everybody on the machine. */
    static final String VARIABLE = "INKSTREAM_KEY";

    static KeyedHttp fromEnvironment(HttpClient client) {
        return new KeyedHttp(
                client,
                Optional.ofNullable(System.getenv(VARIABLE))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty()));
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return client.send(key.isPresent() ? with(request, key.get()) : request, handler);
    }

    private static HttpRequest with(HttpRequest request, String key) {
        return HttpRequest.newBuilder(request, (_, _) -> true)
                .setHeader("Authorization", "Bearer " + key)
                .build();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Without the key, so that a log may hold it. */
    @Override
    public String toString() {
        return "KeyedHttp";
    }
}
