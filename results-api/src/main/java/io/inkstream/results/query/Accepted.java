package io.inkstream.results.query;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.Problems;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What was accepted but may not have reached the read model yet, looked up in the object store, so
 * that a known id is never answered with 404.
 */
@Singleton
public final class Accepted {
    private final ObjectStore store;

    @Inject
    public Accepted(ObjectStore store) {
        this.store = store;
    }

    BatchView getBatch(TenantId tenant, BatchId batch) throws StorageException {
        Optional<BatchManifest> manifest =
                read(ObjectKeys.manifest(tenant, batch), BatchManifest.class);
        if (manifest.isEmpty()) {
            requireNotDeleted(tenant, batch);
            throw Problems.of(ProblemCode.BATCH_NOT_FOUND, "batch " + batch);
        }
        return view(manifest.get(), store.stat(ObjectKeys.sealed(tenant, batch)).isPresent());
    }

    private void requireNotDeleted(TenantId tenant, BatchId batch) throws StorageException {
        if (store.stat(ObjectKeys.deleted(tenant, batch)).isPresent()) {
            throw Problems.of(ProblemCode.BATCH_DELETED, "batch " + batch);
        }
    }

    private static BatchView view(BatchManifest manifest, boolean sealed) {
        return BatchView.of(
                manifest.batchId(),
                manifest.name(),
                sealed ? State.SEALED : State.OPEN,
                Counts.NONE,
                Optional.of(manifest.acceptedAt()),
                Optional.empty());
    }

    DocumentView getDocument(TenantId tenant, DocumentId document) throws StorageException {
        Optional<DocumentRecord> found =
                read(ObjectKeys.document(tenant, document), DocumentRecord.class);
        if (found.isEmpty()) {
            requireNotDeleted(tenant, document.batch());
            throw Problems.of(ProblemCode.DOCUMENT_NOT_FOUND, "document " + document);
        }
        return DocumentView.queued(document, found.get().name());
    }

    /** The stored image of a page; its extension tells the type. */
    public Optional<ObjectStat> findImage(TenantId tenant, PageId page) throws StorageException {
        String prefix = ObjectKeys.pageImage(tenant, page, "");
        List<ObjectStat> found = store.list(prefix, "", 1);
        return found.stream().findFirst();
    }

    private <T> Optional<T> read(String key, Class<T> type) throws StorageException {
        Optional<byte[]> bytes = store.find(key);
        try {
            return bytes.isPresent() ? Optional.of(Json.read(bytes.get(), type)) : Optional.empty();
        } catch (IOException e) {
            throw new StorageException("not readable: " + key, e);
        }
    }
}
