package io.inkstream.worker.models;

import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.worker.WorkerConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Registered model files on the local disk, named by digest. A file is only used when its bytes
 * have the pinned digest. Safe for many threads.
 */
@Singleton
public class ModelFiles {
    private final ObjectStore store;
    private final Path folder;
    private final Map<String, LoadedModel> known = new ConcurrentHashMap<>();

    public ModelFiles(ObjectStore store, WorkerConfig config) throws IOException {
        this.store = store;
        Optional<Path> cache = config.modelCache();
        this.folder =
                cache.isPresent()
                        ? Files.createDirectories(cache.get())
                        : Files.createTempDirectory("inkstream-models-");
    }

    public LoadedModel fetch(PinnedModel model) throws ModelUnavailableException, StorageException {
        LoadedModel loaded = known.get(model.digest());
        if (loaded == null) {
            loaded = new LoadedModel(model, load(model));
            known.put(model.digest(), loaded);
        }
        return loaded;
    }

    private synchronized ModelFile load(PinnedModel model)
            throws ModelUnavailableException, StorageException {
        Path file = folder.resolve(model.digest() + ".onnx");
        try {
            if (!holds(file, model)) {
                write(find(model), file);
            }
            return ModelFile.read(file);
        } catch (InvalidModelException e) {
            throw new ModelUnavailableException(model, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ModelUnavailableException(model, "cannot be kept in " + folder + ": " + e);
        }
    }

    /** A cache outlives power cuts, which leave files that were never written out. */
    private static boolean holds(Path file, PinnedModel model) throws IOException {
        return Files.exists(file)
                && ModelFile.digest(Files.readAllBytes(file)).equals(model.digest());
    }

    private byte[] find(PinnedModel model) throws ModelUnavailableException, StorageException {
        // the pinned digest says which of them was meant
        for (String form : ModelFileNames.FORMS) {
            String key = ObjectKeys.modelFile(model.name(), model.version(), form);
            Optional<byte[]> bytes = store.find(key);
            if (bytes.isPresent() && ModelFile.digest(bytes.get()).equals(model.digest())) {
                return bytes.get();
            }
        }
        throw new ModelUnavailableException(
                model, "no registered file has the digest " + model.digest());
    }

    /** Appears under its name only when whole. */
    private void write(byte[] bytes, Path file) throws IOException {
        Path part = Files.createTempFile(folder, "part-", "");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
