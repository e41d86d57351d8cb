package io.inkstream.standalone;

import io.inkstream.contracts.Json;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells where the server is and serves until it is stopped. */
public class StandaloneApplication implements QuarkusApplication {
    private final int port;

    StandaloneApplication(@ConfigProperty(name = "quarkus.http.port") int port) {
        this.port = port;
    }

    /** The content of {@code server.json}. */
    record ServerFile(long pid, String url, String kafka, Instant startedAt) {}

    @Override
    public int run(String... args) throws IOException {
        EmbeddedServers servers = StopServers.servers();
        ServerFile file =
                new ServerFile(
                        ProcessHandle.current().pid(),
                        "http://127.0.0.1:" + port,
                        servers.bootstrapServers(),
                        Instant.now());
        servers.data().announce(Json.bytes(file));
        if (!servers.options().quiet()) {
            System.out.printf(
                    "inkstream is up%n  HTTP   %s%n  Kafka  %s%n  data   %s%nCtrl-C stops it.%n",
                    file.url(), file.kafka(), servers.options().data());
        }
        Quarkus.waitForExit();
        return 0;
    }
}
