package io.inkstream.trainer.evaluation;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the model somebody names: a file, a folder with {@code model.onnx}, a name under {@code
 * models}, or {@code NAME@VERSION} in a store.
 */
public final class ModelSource {

    private final List<Path> modelFolders;
    private final Optional<StoreLocation> store;

    /**
     * @param modelFolders where names are looked up, in this order
     */
    public ModelSource(List<Path> modelFolders, Optional<StoreLocation> store) {
        this.modelFolders = List.copyOf(modelFolders);
        this.store = store;
    }

    /** A file that can be opened; a registered model is copied into a temporary one. */
    public Path locate(String model) throws IOException, StorageException {
        Path named = Path.of(model);
        if (Files.isRegularFile(named)) {
            return named;
        }
        if (Files.isRegularFile(named.resolve(ModelFileNames.FP32))) {
            return named.resolve(ModelFileNames.FP32);
        }
        for (Path folder : modelFolders) {
            Path file = folder.resolve(model).resolve(ModelFileNames.FP32);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        int at = model.indexOf('@');
        if (at > 0) {
            return registered(model.substring(0, at), model.substring(at + 1));
        }
        throw new IOException(
                "'%s' is no file, no folder with model.onnx and no name under %s; a registered model is NAME@VERSION"
                        .formatted(model, modelFolders));
    }

    /** The bytes whose digest was registered. */
    private Path registered(String name, String version) throws IOException, StorageException {
        StoreLocation location =
                store.orElseThrow(() ->
                        new IOException(
                                "'%s@%s' is in a store: say which with --store or --server"
                                        .formatted(name, version)));
        try (ObjectStore opened = location.open()) {
            byte[] record =
                    opened.find(ObjectKeys.modelRecord(name, version))
                            .orElseThrow(() ->
                                    new IOException(
                                            "no model '%s@%s' is registered in the store"
                                                    .formatted(name, version)));
            String digest = Json.read(record, PinnedModel.class).digest();
            for (String form : ModelFileNames.FORMS) {
                Optional<byte[]> bytes = opened.find(ObjectKeys.modelFile(name, version, form));
                if (bytes.isPresent() && ModelFile.digest(bytes.get()).equals(digest)) {
                    Path file = Files.createTempFile(name + "-", ".onnx");
                    file.toFile().deleteOnExit();
                    Files.write(file, bytes.get());
                    return file;
                }
            }
        }
        throw new IOException(
                "the files of '%s@%s' are not those that were registered".formatted(name, version));
    }
}
