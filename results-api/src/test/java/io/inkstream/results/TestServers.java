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
            return Map.ofEntries(
                    Map.entry("ocr.kafka.bootstrap-servers", broker.bootstrapServers()),
                    Map.entry("ocr.kafka.partitions", "2"),
                    Map.entry("ocr.store.directory", folder.resolve("store").toString()),
                    Map.entry("ocr.results.runs.directory", folder.resolve("runs").toString()),
                    Map.entry("ocr.results.progress.max-connections", "3"),
                    Map.entry("ocr.results.progress.heartbeat", "1s"),
                    Map.entry("ocr.results.intake.retry-delay", "200ms"),
                    Map.entry("ocr.results.webhooks.allow-private", "true"),
                    Map.entry("ocr.results.webhooks.attempts", "3"),
                    Map.entry("ocr.results.webhooks.first-pause", "100ms"),
                    Map.entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl()),
                    Map.entry("quarkus.datasource.username", postgres.user()),
                    Map.entry("quarkus.datasource.password", postgres.password()),
                    Map.entry("quarkus.http.test-port", "0"));
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
