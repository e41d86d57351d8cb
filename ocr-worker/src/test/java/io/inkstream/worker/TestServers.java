package io.inkstream.worker;

import io.inkstream.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker and a directory store for the one start of the service. */
public final class TestServers implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("ocr-worker-test");
            EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"));
            kafka = broker;
            return Map.of(
                    "ocr.kafka.bootstrap-servers",
                    broker.bootstrapServers(),
                    "ocr.store.directory",
                    folder.resolve("store").toString(),
                    "ocr.worker.inference-threads",
                    "1",
                    "ocr.worker.bundled-models",
                    Path.of("..", "models").toString(),
                    "quarkus.http.test-port",
                    "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
