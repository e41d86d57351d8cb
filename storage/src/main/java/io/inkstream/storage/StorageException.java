package io.inkstream.storage;

import org.jspecify.annotations.Nullable;

/** The store could not do it; trying again may help. */
public class StorageException extends Exception {
    private static final long serialVersionUID = 1;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
