package io.inkstream.worker.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.inkstream.worker.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is used only when its bytes have the pinned digest. */
class ModelFilesTest {
    private static final Path SHIPPED = Path.of("..", "models", "latin-print", "model.onnx");

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private ObjectStore store;

    @SuppressWarnings("NullAway.Init")
    private PinnedModel model;

    @SuppressWarnings("NullAway.Init")
    private String key;

    @BeforeEach
    void register() throws Exception {
        assumeThat(SHIPPED).isRegularFile();
        store = DirectoryObjectStore.open(folder.resolve("store"));
        model = new PinnedModel("latin-print", "1", digest(SHIPPED));
        key = ObjectKeys.modelFile("latin-print", "1", "model.onnx");
        store.put(key, ObjectContent.of(SHIPPED, "application/octet-stream"));
    }

    @Test
    void aRegisteredModelIsFetchedAndChecked() throws Exception {
        LoadedModel loaded = files().fetch(model);

        assertThat(loaded.file().digest()).isEqualTo(model.digest());
        assertThat(loaded.file().path()).isRegularFile();
    }

    @Test
    void aModelFetchedBeforeNeedsNoStore() throws Exception {
        files().fetch(model);
        store.delete(key);

        assertThat(files().fetch(model).file().digest()).isEqualTo(model.digest());
    }

    @Test
    void aDamagedFileOfTheCacheIsFetchedAgain() throws Exception {
        Path cached = files().fetch(model).file().path();
        Files.write(cached, new byte[0]);

        LoadedModel again = files().fetch(model);

        assertThat(again.file().digest()).isEqualTo(model.digest());
        assertThat(digest(cached)).isEqualTo(model.digest());
    }

    @Test
    void bytesOfAnotherDigestAreNotUsed() {
        PinnedModel other = new PinnedModel("latin-print", "1", "0".repeat(64));

        assertThatThrownBy(() -> files().fetch(other))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("0".repeat(64));
    }

    @Test
    void whatIsNoModelIsUnavailableWhateverItsDigest() throws Exception {
        byte[] nonsense = {1, 2, 3};
        PinnedModel broken = new PinnedModel("broken", "1", Base32.sha256Hex(nonsense));
        store.put(
                ObjectKeys.modelFile("broken", "1", "model.onnx"),
                ObjectContent.of(nonsense, "application/octet-stream"));

        assertThatThrownBy(() -> files().fetch(broken))
                .isInstanceOf(ModelUnavailableException.class);
    }

    /** As after a restart: nothing is known but what lies in the cache. */
    private ModelFiles files() throws Exception {
        return new ModelFiles(
                store,
                Settings.with(
                        Map.of("ocr.worker.model-cache", folder.resolve("cache").toString())));
    }

    private static String digest(Path file) throws Exception {
        return Base32.sha256Hex(Files.readAllBytes(file));
    }
}
