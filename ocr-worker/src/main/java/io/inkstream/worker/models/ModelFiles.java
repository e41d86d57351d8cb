package io.inkstream.worker.models;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ModelVerdict;
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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registered model files on the local disk, named by digest. A file is only used when its bytes
 * have the pinned digest. Safe for many threads.
 */
@Singleton
public class ModelFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFiles.class);

    /** More than any worker has in use at a time; older files are deleted. */
    private static final int KEPT = 16;

    private final ObjectStore store;
    private final Path folder;
    private final TrustedKeys keys;
    private final Map<String, LoadedModel> known = new LinkedHashMap<>(KEPT, 0.75f, true);

    public ModelFiles(ObjectStore store, WorkerConfig config) throws IOException {
        this.store = store;
        this.keys =
                new TrustedKeys(
                        store,
                        config.modelKeys().map(keys -> List.of(keys.split(","))).orElse(List.of()));
        Optional<Path> cache = config.modelCache();
        this.folder =
                cache.isPresent()
                        ? Files.createDirectories(cache.get())
                        : Files.createTempDirectory("inkstream-models-");
    }

    /** These files came with the program and need no signature. */
    public void trust(Set<String> digests) {
        digests.forEach(keys::trust);
    }

    TrustedKeys keys() {
        return keys;
    }

    public synchronized LoadedModel fetch(PinnedModel model)
            throws ModelUnavailableException, StorageException {
        LoadedModel loaded = known.get(model.digest());
        if (loaded == null) {
            checkUsable(model);
            loaded = new LoadedModel(model, load(model));
            known.put(model.digest(), loaded);
            forgetOldest();
        }
        return loaded;
    }

    /** A bad version takes no traffic, whoever names it. */
    private void checkUsable(PinnedModel model) throws ModelUnavailableException, StorageException {
        Optional<byte[]> verdict =
                store.find(ObjectKeys.modelVerdict(model.name(), model.version()));
        try {
            if (verdict.isPresent()) {
                Optional<Failure> failure = Json.read(verdict.get(), ModelVerdict.class).failure();
                if (failure.isPresent()) {
                    throw new ModelUnavailableException(
                            model,
                            "refused: %s: %s"
                                    .formatted(
                                            failure.get().code().code(), failure.get().detail()));
                }
            }
        } catch (IOException e) {
            throw new StorageException("the verdict on " + model + " is damaged", e);
        }
        Optional<String> objection = keys.objection(model);
        if (objection.isPresent()) {
            throw new ModelUnavailableException(model, objection.get());
        }
    }

    /** Sessions that are open do not need their file any more. */
    private void forgetOldest() {
        if (known.size() <= KEPT) {
            return;
        }
        Iterator<LoadedModel> oldest = known.values().iterator();
        Path file = oldest.next().file().path();
        oldest.remove();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("a model file stays on the disk file={}", file, e);
        }
    }

    /** Whether there is a model file in any form; a segmenter or a language model has none. */
    boolean hasFile(PinnedModel model) throws StorageException {
        for (String form : ModelFileNames.FORMS) {
            String key = ObjectKeys.modelFile(model.name(), model.version(), form);
            if (store.stat(key).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Writes the registered file, unlooked at. */
    void copy(PinnedModel model, Path to)
            throws ModelUnavailableException, StorageException, IOException {
        Files.write(to, find(model));
    }

    private ModelFile load(PinnedModel model) throws ModelUnavailableException, StorageException {
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
