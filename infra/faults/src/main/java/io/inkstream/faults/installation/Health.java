package io.inkstream.faults.installation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a service says of itself. */
final class Health {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Health() {}

    static boolean isReady(int port) throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
