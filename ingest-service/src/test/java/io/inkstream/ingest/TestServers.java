package io.inkstream.ingest;

import static java.util.Map.entry;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.embedded.EmbeddedKafka;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real broker and a directory store for the one start of the service. One lane on one partition,
 * so documents are split in the order in which they were announced.
 */
public final class TestServers implements QuarkusTestResourceLifecycleManager {
    static final PinnedModel MODEL = new PinnedModel("latin-print", "1.0.0", "1".repeat(64));
    static final PinnedModel OLDER = new PinnedModel("latin-print", "0.9.0", "9".repeat(64));
    static final PinnedModel SEGMENTER = new PinnedModel("components", "1", "c".repeat(64));

    static final PinnedModel GIVEN_LINES =
            new PinnedModel(PinnedModel.GIVEN_LINES, "1", "d".repeat(64));

    /** Uploads taken at the same time. */
    static final int UPLOADS = 3;

    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("ingest-service-test");
            EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"));
            kafka = broker;
            registerModels(folder.resolve("store"));
            return Map.ofEntries(
                    entry("ocr.kafka.bootstrap-servers", broker.bootstrapServers()),
                    entry("ocr.kafka.partitions", "1"),
                    entry("ocr.store.directory", folder.resolve("store").toString()),
                    entry("ocr.ingest.reconciling.every", "1s"),
                    entry("ocr.ingest.admission.uploads", Integer.toString(UPLOADS)),
                    entry("ocr.http.body-grace", "4s"),
                    entry("quarkus.http.limits.max-body-size", "1M"),
                    entry(
                            "quarkus.http.body.uploads-directory",
                            folder.resolve("received").toString()),
                    entry("quarkus.http.test-port", "0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StorageException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void registerModels(Path folder) throws StorageException {
        try (ObjectStore store = DirectoryObjectStore.open(folder)) {
            register(store, OLDER);
            register(store, MODEL);
            name(store, 1, OLDER);
            name(store, 2, MODEL);
            register(store, SEGMENTER);
            name(store, 1, SEGMENTER);
            register(store, GIVEN_LINES);
            name(store, 1, GIVEN_LINES);
        }
    }

    private static void register(ObjectStore store, PinnedModel model) throws StorageException {
        store.put(
                ObjectKeys.modelRecord(model.name(), model.version()),
                ObjectContent.json(Json.bytes(model)));
    }

    private static void name(ObjectStore store, int revision, PinnedModel model)
            throws StorageException {
        var alias = new ModelAlias(ModelAlias.STABLE, revision, model, Instant.EPOCH, "test");
        store.put(
                ObjectKeys.aliasRevision(model.name(), ModelAlias.STABLE, revision),
                ObjectContent.json(Json.bytes(alias)));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
