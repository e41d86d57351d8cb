package io.inkstream.standalone;

import io.inkstream.embedded.EmbeddedDatabase;
import io.inkstream.embedded.EmbeddedKafka;
import io.inkstream.embedded.Ports;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Broker and database of a data folder, started side by side. */
final class EmbeddedServers implements AutoCloseable {
    private final ServerOptions options;
    private final DataFolder data;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedServers(
            ServerOptions options,
            DataFolder data,
            EmbeddedKafka kafka,
            EmbeddedDatabase database) {
        this.options = options;
        this.data = data;
        this.kafka = kafka;
        this.database = database;
    }

    static EmbeddedServers start(ServerOptions options) throws IOException {
        if (options.port() != 0 && !Ports.isFree(options.port())) {
            throw new IOException(
                    "port %d is taken; choose another with --port".formatted(options.port()));
        }
        int port = options.port() == 0 ? Ports.free(1).getFirst() : options.port();
        DataFolder data = DataFolder.open(options.data());
        try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<EmbeddedDatabase> database =
                    starting.submit(() -> EmbeddedDatabase.start(data.path("database")));
            EmbeddedKafka kafka = EmbeddedKafka.start(data.path("kafka"));
            return new EmbeddedServers(options.withPort(port), data, kafka, database.get());
        } catch (ExecutionException e) {
            throw new IOException("the database does not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
    }

    ServerOptions options() {
        return options;
    }

    DataFolder data() {
        return data;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** What the services need to find them, and nothing a service would not read elsewhere. */
    Map<String, String> settings() {
        return Map.of(
                "quarkus.http.host", "127.0.0.1",
                "quarkus.http.port", Integer.toString(options.port()),
                "ocr.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "ocr.store.directory", data.path("objects").toString(),
                "ocr.ingest.admission.watched-folders", data.path("database").toString(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            kafka.close();
            try {
                database.close();
                data.close();
                if (options.demo()) {
                    DeletedFolder.delete(options.data());
                }
            } catch (IOException e) {
                System.err.println("inkstream: stopping was not clean: " + e.getMessage());
            }
        }
    }
}
