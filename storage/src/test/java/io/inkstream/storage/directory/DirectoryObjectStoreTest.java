package io.inkstream.storage.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inkstream.storage.ObjectNotFoundException;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.ObjectStoreContract;
import io.inkstream.storage.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryObjectStoreTest extends ObjectStoreContract {
    @TempDir Path root;
    private ObjectStore store;

    @BeforeEach
    void open() throws Exception {
        store = DirectoryObjectStore.open(root);
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Test
    void onlyTemporaryFilesOfDeadProcessesAreSwept() throws Exception {
        Path folder = root.resolve(TemporaryFiles.FOLDER);
        ProcessHandle me = ProcessHandle.current();
        long started = me.info().startInstant().orElseThrow().toEpochMilli();
        Path dead = Files.createFile(folder.resolve("999999999-1-1"));
        Path reused = Files.createFile(folder.resolve(me.pid() + "-12345-1"));
        Path alive = Files.createFile(folder.resolve(me.pid() + "-" + started + "-999"));

        DirectoryObjectStore.open(root).close();

        assertThat(dead).doesNotExist();
        assertThat(reused).doesNotExist();
        assertThat(alive).exists();
    }

    @Test
    void objectsSurviveReopening() throws Exception {
        store.put("kept/here", text("x"));
        store.close();

        try (ObjectStore again = DirectoryObjectStore.open(root)) {
            assertThat(again.stat("kept/here")).isPresent();
        }
    }

    @Test
    void aFolderThatIsGoneIsTroubleAndNotAnEmptyStore() throws Exception {
        Path away = root.resolveSibling(root.getFileName() + "-away");
        store.put("kept/here", text("x"));
        Files.move(root, away);
        try {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.read("kept/here"))
                    .isNotInstanceOf(ObjectNotFoundException.class);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.find("kept/here"));
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.listAll("kept/"));
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.putIfAbsent("new", text("y")));
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.delete("kept/here"));
            assertThat(root).doesNotExist();
        } finally {
            Files.move(away, root);
        }
        assertThat(store.read("kept/here")).asString(UTF_8).isEqualTo("x");
    }

    /** Filesystem-backed S3 servers cannot do this, so no key of ours relies on it. */
    @Test
    void aKeyMayStandBesideKeysBelowIt() throws Exception {
        store().put("both", text("leaf"));
        store().put("both/below", text("below"));
        store().put("both.obj/below", text("odd"));

        assertThat(store().read("both")).asString(UTF_8).isEqualTo("leaf");
        assertThat(keys("both", "", 10)).containsExactly("both", "both.obj/below", "both/below");
    }
}
