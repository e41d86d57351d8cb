package io.inkstream.results;

import io.inkstream.embedded.EmbeddedDatabase;
import io.inkstream.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker, a real database and a directory store for the one start of the service. */
public final class TestServers implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("results-api-test");
            EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"));
            kafka = broker;
            EmbeddedDatabase postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
            database = postgres;
            return Map.of(
                    "ocr.kafka.bootstrap-servers",
                    broker.bootstrapServers(),
                    "ocr.kafka.partitions",
                    "2",
                    "ocr.store.directory",
                    folder.resolve("store").toString(),
                    "ocr.results.progress.max-connections",
                    "3",
                    "ocr.results.progress.heartbeat",
                    "1s",
                    "ocr.results.intake.retry-delay",
                    "200ms",
                    "quarkus.datasource.jdbc.url",
                    postgres.jdbcUrl(),
                    "quarkus.datasource.username",
                    postgres.user(),
                    "quarkus.datasource.password",
                    postgres.password(),
                    "quarkus.http.test-port",
                    "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (database != null) {
                database.close();
            }
            if (kafka != null) {
                kafka.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
