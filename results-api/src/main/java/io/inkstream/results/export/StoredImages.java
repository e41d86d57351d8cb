package io.inkstream.results.export;

import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.ImageSource;
import io.inkstream.results.query.Accepted;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** The page images in the object store. */
@Singleton
final class StoredImages implements ImageSource {
    private final ObjectStore store;
    private final Accepted accepted;

    @Inject
    StoredImages(ObjectStore store, Accepted accepted) {
        this.store = store;
        this.accepted = accepted;
    }

    @Override
    public Optional<byte[]> find(PageOutcome page) throws IOException {
        try {
            Optional<String> key = findKey(page);
            return key.isPresent() ? store.find(key.get()) : Optional.empty();
        } catch (StorageException e) {
            throw new IOException("the image of page " + page.pageId() + " cannot be read", e);
        }
    }

    private Optional<String> findKey(PageOutcome page) throws StorageException {
        return switch (page) {
            case PageResult result -> Optional.of(result.image().key());
            case PageFailure failure ->
                    accepted.findImage(failure.tenant(), failure.pageId()).map(ObjectStat::key);
        };
    }
}
