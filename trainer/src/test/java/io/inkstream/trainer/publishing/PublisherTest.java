package io.inkstream.trainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ModelState;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.inkstream.trainer.release.ModelMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped model into a store on disk. */
class PublisherTest {

    private static final Path SHIPPED = Path.of("../models/latin-print");

    @TempDir private Path folder;
    private ObjectStore store;

    @BeforeEach
    void openStore() throws StorageException {
        store = DirectoryObjectStore.open(folder.resolve("objects"));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void aVersionIsRegisteredWithAllItsFiles() throws Exception {
        ModelFolder model = shipped("9.0.0");

        boolean isNew = new Publisher(store).publish(model);

        assertThat(isNew).isTrue();
        for (String file : model.files().keySet()) {
            assertThat(store.read(ObjectKeys.modelFile("latin-print", "9.0.0", file)))
                    .isEqualTo(model.content(file));
        }
        PinnedModel record =
                Json.read(
                        store.read(ObjectKeys.modelRecord("latin-print", "9.0.0")),
                        PinnedModel.class);
        assertThat(record.digest()).isEqualTo(ModelFile.digest(model.content(ModelFileNames.INT8)));
    }

    @Test
    void aLineFinderIsAModelLikeAnyOther() throws Exception {
        ModelFolder model =
                ModelFolder.read(
                        Path.of("../models/page-lines"), Optional.empty(), Optional.of("9.0.0"));

        assertThat(new Publisher(store).publish(model)).isTrue();
        assertThat(store.read(ObjectKeys.modelFile("page-lines", "9.0.0", ModelFileNames.INT8)))
                .isEqualTo(model.content(ModelFileNames.INT8));
    }

    @Test
    void renamingChangesTheDescriptionOnly() throws Exception {
        ModelFolder model = ModelFolder.read(SHIPPED, Optional.of("other"), Optional.of("2.0.0"));
        Path file = folder.resolve("renamed.onnx");
        Files.write(file, model.content(ModelFileNames.FP32));

        ModelDescription before =
                ModelFile.read(SHIPPED.resolve(ModelFileNames.FP32)).description();
        ModelDescription after = ModelFile.read(file).description();

        assertThat(after.name()).isEqualTo("other");
        assertThat(after.version()).isEqualTo("2.0.0");
        assertThat(after.charset()).isEqualTo(before.charset());
        assertThat(after.metrics()).isEqualTo(before.metrics());
        byte[] back =
                ModelMetadata.replaced(
                        model.content(ModelFileNames.FP32),
                        Map.of("name", before.name(), "version", before.version()));
        assertThat(back).isEqualTo(Files.readAllBytes(SHIPPED.resolve(ModelFileNames.FP32)));
    }

    @Test
    void theSameBytesAgainChangeNothing() throws Exception {
        Publisher publisher = new Publisher(store);
        publisher.publish(shipped("9.0.0"));
        List<?> before = store.listAll("");

        assertThat(publisher.publish(shipped("9.0.0"))).isFalse();

        assertThat(store.listAll("")).isEqualTo(before);
    }

    @Test
    void otherBytesAreRefused() throws Exception {
        new Publisher(store).publish(shipped("9.0.0"));
        ModelFolder changed = shipped("9.0.0");
        changed.files().put("card.md", new byte[] {1});

        assertThatThrownBy(() -> new Publisher(store).publish(changed))
                .isInstanceOf(PublishRefusedException.class)
                .hasMessageContaining("latin-print@9.0.0 is registered with other bytes")
                .hasMessageContaining("models/latin-print/9.0.0/card.md")
                .hasMessageContaining("choose another with --version");
    }

    @Test
    void anInterruptedPublisherCanBeRepeated() throws Exception {
        ModelFolder model = shipped("9.0.0");
        store.putIfAbsent(
                ObjectKeys.modelFile("latin-print", "9.0.0", ModelFileNames.FP32),
                ObjectContent.of(model.content(ModelFileNames.FP32), "application/octet-stream"));

        assertThat(new Publisher(store).publish(model)).isTrue();
    }

    @Test
    void aModelThatContradictsItselfIsRefusedAndLeavesNothing() throws Exception {
        byte[] bytes =
                ModelMetadata.replaced(
                        Files.readAllBytes(SHIPPED.resolve(ModelFileNames.FP32)),
                        Map.of("charset", "\na\nb\na"));

        assertRefused(bytes, "charset must have symbols that differ");
        assertRefused(
                ModelMetadata.replaced(bytes, Map.of("charset", "\na\nb")),
                "says 3 but 'log_probs' of the graph has");
        assertRefused(new byte[] {1, 2, 3}, "cannot be loaded");
        assertThat(store.listAll("")).isEmpty();
    }

    private void assertRefused(byte[] bytes, String why) throws IOException {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.write(broken.resolve(ModelFileNames.FP32), bytes);

        assertThatThrownBy(() -> ModelFolder.read(broken, Optional.empty(), Optional.empty()))
                .isInstanceOf(PublishRefusedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void namesThatAreNoKeysAreRefused() throws Exception {
        assertThatThrownBy(() -> new Publisher(store).publish(shipped("a/b")))
                .isInstanceOf(PublishRefusedException.class)
                .hasMessageContaining("a/b");
    }

    @Test
    void theStateNamesVersionsAndAliases() throws Exception {
        new Publisher(store).publish(shipped("9.0.0"));
        new Publisher(store).publish(shipped("9.1.0"));
        Instant moved = Instant.parse("2026-03-01T10:00:00Z");
        for (int revision = 1; revision <= 2; revision++) {
            PinnedModel named =
                    new PinnedModel("latin-print", "9.%d.0".formatted(revision - 1), "");
            store.putIfAbsent(
                    ObjectKeys.aliasRevision("latin-print", "stable", revision),
                    ObjectContent.json(
                            Json.bytes(
                                    new ModelAlias("stable", revision, named, moved, "somebody"))));
        }

        ModelState state = new RegisteredModels(store).state("latin-print");

        assertThat(state.versions())
                .extracting(ModelState.Version::version)
                .containsExactly("9.0.0", "9.1.0");
        assertThat(state.aliases())
                .containsExactly(new ModelState.Alias("stable", 2, "9.1.0", moved));
    }

    @Test
    void aFolderWithoutModelNamesTheRemedy() {
        assertThatThrownBy(() -> ModelFolder.read(folder, Optional.empty(), Optional.empty()))
                .isInstanceOf(PublishRefusedException.class)
                .hasMessageContaining("has no model.onnx")
                .hasMessageContaining("./inkstream model export");
    }

    private static ModelFolder shipped(String version) throws IOException, PublishRefusedException {
        return ModelFolder.read(SHIPPED, Optional.empty(), Optional.of(version));
    }
}
