package io.inkstream.worker.delivery;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageRequested;
import io.inkstream.platform.BatchMarkers;
import io.inkstream.platform.BatchMarkers.Standing;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outcomes of pages. Success and failure compete for one create-once object: whoever comes
 * second gets the first one's outcome and announces that.
 */
public final class OutcomeStore {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeStore.class);

    private final ObjectStore store;
    private final BatchMarkers markers;

    public OutcomeStore(ObjectStore store) {
        this.store = store;
        this.markers = new BatchMarkers(store);
    }

    /** What cannot be read as an outcome is none, and makes room for one. */
    Optional<StoredOutcome> find(PageRequested page) throws StorageException {
        String key = page.outcomeKey();
        Optional<byte[]> bytes = store.find(key);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(bytes.get()));
        } catch (IOException e) {
            LOG.error("the outcome {} is damaged and made anew", key, e);
            store.delete(key);
            return Optional.empty();
        }
    }

    StoredOutcome createOnce(PageOutcome outcome) throws StorageException {
        String key = ObjectKeys.outcome(outcome.tenant(), outcome.pageId(), outcome.outcomeId());
        byte[] bytes = Json.bytes(outcome);
        boolean won = store.putIfAbsent(key, ObjectContent.json(bytes));
        return won ? new StoredOutcome(outcome, bytes) : read(key);
    }

    /** What people decided about the batch of the page. */
    Standing standing(PageRequested page) throws StorageException {
        return markers.look(page.tenant(), page.pageId().batch());
    }

    /** Nothing of a page of a deleted batch stays. */
    void remove(PageRequested page) throws StorageException {
        store.delete(page.outcomeKey());
    }

    /** The bytes of the page image, for requests that carry it by reference. */
    byte[] image(PageRequested page) throws StorageException {
        return store.read(page.image().key());
    }

    private StoredOutcome read(String key) throws StorageException {
        try {
            return parse(store.read(key));
        } catch (IOException e) {
            // whoever takes the page next removes it
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }

    private static StoredOutcome parse(byte[] bytes) throws IOException {
        return new StoredOutcome(Json.read(bytes, PageOutcome.class), bytes);
    }
}
