package io.inkstream.platform;

import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether work may be taken: not while the store is down, because every delivery of a record counts
 * and one delivered too often is dropped.
 */
@ApplicationScoped
public class StoreGate implements BooleanSupplier {
    private static final Logger LOG = LoggerFactory.getLogger(StoreGate.class);
    private static final String PROBE = "probe/gate";

    private final ObjectStore store;
    private final AtomicBoolean trouble = new AtomicBoolean();

    public StoreGate(ObjectStore store) {
        this.store = store;
    }

    /** Somebody met a failure of the store. */
    public void close(StorageException cause) {
        if (trouble.compareAndSet(false, true)) {
            LOG.warn("the object store is in trouble, nothing is taken until it answers", cause);
        }
    }

    @Override
    public boolean getAsBoolean() {
        if (!trouble.get()) {
            return true;
        }
        try {
            store.stat(PROBE);
            trouble.set(false);
            LOG.info("the object store answers again");
            return true;
        } catch (StorageException e) {
            return false;
        }
    }
}
