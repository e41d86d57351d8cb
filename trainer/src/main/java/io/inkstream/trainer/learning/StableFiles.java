package io.inkstream.trainer.learning;

import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a registered version, fetched from the store. */
record StableFiles(ObjectStore store) {

    Optional<byte[]> find(PinnedModel model, String name) throws StorageException {
        return store.find(ObjectKeys.modelFile(model.name(), model.version(), name));
    }

    Path write(PinnedModel model, String name, Path to) throws IOException, StorageException {
        byte[] bytes =
                find(model, name)
                        .orElseThrow(() ->
                                new IOException(
                                        "%s has no %s in the store".formatted(model, name)));
        return Files.write(to, bytes);
    }

    /** The form that workers read with. */
    Path writeServed(PinnedModel model, Path to) throws IOException, StorageException {
        for (String form : ModelFileNames.FORMS) {
            Optional<byte[]> bytes = find(model, form);
            if (bytes.isPresent() && ModelFile.digest(bytes.get()).equals(model.digest())) {
                return Files.write(to, bytes.get());
            }
        }
        throw new IOException(
                "the files of %s are not those that were registered".formatted(model));
    }
}
