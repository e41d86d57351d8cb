package io.inkstream.results;

import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The object store as this service opened it. A type of its own, so that services joined in one
 * process keep theirs apart.
 */
@Singleton
public final class ResultsStore {
    private final ObjectStore store;

    @Inject
    public ResultsStore(StoreConfig config) throws StorageException {
        this(config.location().open());
    }

    public ResultsStore(ObjectStore store) {
        this.store = store;
    }

    public ObjectStore objects() {
        return store;
    }

    void close(@Observes @jakarta.annotation.Priority(3000) ShutdownEvent event) {
        store.close();
    }
}
