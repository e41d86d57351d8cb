package io.inkstream.storage;

/** There is no object under the key. */
public final class ObjectNotFoundException extends StorageException {
    private static final long serialVersionUID = 1;

    public ObjectNotFoundException(String key) {
        super("no object under " + key);
    }
}
