package io.inkstream.worker.delivery;

import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A real store that fails on purpose while it is told to. */
final class FailingStore implements ObjectStore {
    private final ObjectStore store;
    private volatile boolean failing;
    private volatile boolean failingWrites;

    FailingStore(ObjectStore store) {
        this.store = store;
    }

    void fail() {
        failing = true;
    }

    void failWrites() {
        failingWrites = true;
    }

    void recover() {
        failing = false;
        failingWrites = false;
    }

    private ObjectStore reading() throws StorageException {
        if (failing) {
            throw new StorageException("failing on purpose");
        }
        return store;
    }

    private ObjectStore writing() throws StorageException {
        if (failingWrites) {
            throw new StorageException("failing on purpose");
        }
        return reading();
    }

    @Override
    public void put(String key, ObjectContent content) throws StorageException {
        writing().put(key, content);
    }

    @Override
    public boolean putIfAbsent(String key, ObjectContent content) throws StorageException {
        return writing().putIfAbsent(key, content);
    }

    @Override
    public InputStream get(String key) throws StorageException {
        return reading().get(key);
    }

    @Override
    public InputStream range(String key, long offset, long length) throws StorageException {
        return reading().range(key, offset, length);
    }

    @Override
    public Optional<ObjectStat> stat(String key) throws StorageException {
        return reading().stat(key);
    }

    @Override
    public List<ObjectStat> list(String prefix, String startAfter, int limit)
            throws StorageException {
        return reading().list(prefix, startAfter, limit);
    }

    @Override
    public void delete(String key) throws StorageException {
        writing().delete(key);
    }

    @Override
    public void close() {
        store.close();
    }
}
