package io.inkstream.standalone;

import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.contracts.Json;
import io.inkstream.standalone.demo.Demo;
import io.inkstream.standalone.demo.Samples;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells where the server is and serves until it is stopped. */
public class StandaloneApplication implements QuarkusApplication {
    private static final int INTERRUPTED = 130;

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
        if (servers.options().demo()) {
            return runDemo(file);
        }
        Quarkus.waitForExit();
        return 0;
    }

    private static int runDemo(ServerFile file) throws IOException {
        Path root = Path.of(System.getProperty("inkstream.root", "."));
        Samples print = Samples.read(root.resolve("samples"));
        Samples letter = Samples.read(root.resolve("samples/letter")).readBy("latin-hand");
        try (InkstreamClient client = new InkstreamClient(URI.create(file.url()))) {
            boolean printRead = new Demo(client, print, System.out, System.err).run();
            boolean letterRead = new Demo(client, letter, System.out, System.err).run();
            return printRead && letterRead ? 0 : 1;
        } catch (ClientException e) {
            System.err.println("inkstream: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
    }
}
