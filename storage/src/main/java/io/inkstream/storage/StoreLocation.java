package io.inkstream.storage;

import io.inkstream.storage.directory.DirectoryObjectStore;
import io.inkstream.storage.s3.S3ObjectStore;
import io.inkstream.storage.s3.S3Settings;
import java.nio.file.Path;

/** Where a store is and how to open it. */
public sealed interface StoreLocation {

    ObjectStore open() throws StorageException;

    /** A directory on a local disk, shared by all processes of one machine. */
    record Directory(Path root) implements StoreLocation {
        @Override
        public ObjectStore open() throws StorageException {
            return DirectoryObjectStore.open(root);
        }
    }

    /** A bucket behind the S3 API. */
    record S3(S3Settings settings) implements StoreLocation {
        @Override
        public ObjectStore open() throws StorageException {
            return S3ObjectStore.open(settings);
        }
    }
}
