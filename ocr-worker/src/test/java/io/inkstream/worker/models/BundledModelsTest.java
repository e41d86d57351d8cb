package io.inkstream.worker.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.directory.DirectoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledModelsTest {
    private static final Path SHIPPED = Path.of("..", "models");
    private static final PinnedModel MODEL = new PinnedModel("components", "1", "c".repeat(64));

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private ObjectStore store;

    @SuppressWarnings("NullAway.Init")
    private BundledModels bundled;

    @BeforeEach
    void open() throws StorageException {
        store = DirectoryObjectStore.open(folder.resolve("store"));
        bundled = new BundledModels(store, Clock.systemUTC());
    }

    @Test
    void aModelIsRegisteredAndNamedStable() throws Exception {
        bundled.register(MODEL);

        assertThat(registered(MODEL)).isEqualTo(MODEL);
        assertThat(stable(MODEL.name())).isEqualTo(MODEL);
    }

    @Test
    void registeringAgainWritesNothing() throws Exception {
        bundled.register(MODEL);
        List<ObjectStat> before = store.listAll("models/");

        bundled.register(MODEL);

        assertThat(store.listAll("models/")).isEqualTo(before);
    }

    @Test
    void anAliasThatSomebodyMovedStaysWhereItIs() throws Exception {
        PinnedModel better = new PinnedModel(MODEL.name(), "2", "d".repeat(64));
        bundled.register(MODEL);
        var moved = new ModelAlias(ModelAlias.STABLE, 2, better, Instant.EPOCH, "operator");
        store.put(
                ObjectKeys.aliasRevision(MODEL.name(), ModelAlias.STABLE, 2),
                ObjectContent.json(Json.bytes(moved)));

        bundled.register(MODEL);

        assertThat(stable(MODEL.name())).isEqualTo(better);
    }

    @Test
    void anUpgradeMovesTheAliasAndAnOlderInstallationDoesNotMoveItBack() throws Exception {
        PinnedModel second = new PinnedModel(MODEL.name(), "2", "d".repeat(64));
        PinnedModel tenth = new PinnedModel(MODEL.name(), "10", "f".repeat(64));
        bundled.register(second);

        bundled.register(tenth);
        bundled.register(second);
        bundled.register(MODEL);

        assertThat(stable(MODEL.name())).isEqualTo(tenth);
    }

    @Test
    void anUpgradeLeavesAnAliasThatSomebodyMoved() throws Exception {
        PinnedModel chosen = new PinnedModel(MODEL.name(), "0.9", "d".repeat(64));
        bundled.register(MODEL);
        var moved = new ModelAlias(ModelAlias.STABLE, 2, chosen, Instant.EPOCH, "operator");
        store.put(
                ObjectKeys.aliasRevision(MODEL.name(), ModelAlias.STABLE, 2),
                ObjectContent.json(Json.bytes(moved)));

        bundled.register(new PinnedModel(MODEL.name(), "3", "f".repeat(64)));

        assertThat(stable(MODEL.name())).isEqualTo(chosen);
    }

    @Test
    void otherBytesUnderARegisteredVersionChangeNothing() throws Exception {
        PinnedModel other = new PinnedModel(MODEL.name(), MODEL.version(), "e".repeat(64));
        bundled.register(MODEL);

        bundled.register(other);

        assertThat(registered(MODEL)).isEqualTo(MODEL);
        assertThat(stable(MODEL.name())).isEqualTo(MODEL);
    }

    @Test
    void anAliasThatWasNeverMadeNamesWhatIsRegistered() throws Exception {
        PinnedModel other = new PinnedModel(MODEL.name(), MODEL.version(), "e".repeat(64));
        store.put(
                ObjectKeys.modelRecord(MODEL.name(), MODEL.version()),
                ObjectContent.json(Json.bytes(MODEL)));

        bundled.register(other);

        assertThat(stable(MODEL.name())).isEqualTo(MODEL);
    }

    @Test
    void aFolderThatIsMissingIsNoReasonNotToStart() throws Exception {
        bundled.registerAll(folder.resolve("nowhere"));

        assertThat(store.listAll("models/")).isEmpty();
    }

    @Test
    void theShippedModelsAreRegisteredWithTheirFiles() throws Exception {
        assumeThat(SHIPPED.resolve("latin-print")).isDirectory();

        bundled.registerAll(SHIPPED);
        List<ObjectStat> first = store.listAll("models/");
        bundled.registerAll(SHIPPED);

        PinnedModel model = stable("latin-print");
        assertThat(registered(model)).isEqualTo(model);
        byte[] int8 =
                store.read(ObjectKeys.modelFile("latin-print", model.version(), "model.int8.onnx"));
        assertThat(Base32.sha256Hex(int8)).isEqualTo(model.digest());
        assertThat(store.stat(ObjectKeys.modelFile("latin-print", model.version(), "card.md")))
                .isPresent();
        assertThat(store.listAll("models/")).isEqualTo(first);
    }

    @Test
    void aDamagedModelDoesNotKeepTheOthersFromBeingRegistered() throws Exception {
        assumeThat(SHIPPED.resolve("latin-print")).isDirectory();
        Path models = folder.resolve("models");
        Files.createDirectories(models.resolve("a-damaged"));
        Files.writeString(models.resolve("a-damaged/model.onnx"), "no model");
        Files.createDirectories(models.resolve("latin-print"));
        Files.copy(
                SHIPPED.resolve("latin-print/model.onnx"),
                models.resolve("latin-print/model.onnx"));

        bundled.registerAll(models);

        assertThat(stable("latin-print").name()).isEqualTo("latin-print");
        assertThat(store.listAll("models/a-damaged/")).isEmpty();
    }

    private PinnedModel registered(PinnedModel model) throws StorageException, IOException {
        String key = ObjectKeys.modelRecord(model.name(), model.version());
        return Json.read(store.read(key), PinnedModel.class);
    }

    private PinnedModel stable(String name) throws StorageException, IOException {
        List<ObjectStat> revisions = store.listAll(ObjectKeys.alias(name, ModelAlias.STABLE));
        return Json.read(store.read(revisions.getLast().key()), ModelAlias.class).model();
    }
}
