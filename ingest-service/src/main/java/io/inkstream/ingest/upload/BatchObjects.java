package io.inkstream.ingest.upload;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects that make up a batch. Each is written once; every write is idempotent and gives back
 * what lies there afterwards, ours or that of whoever was first.
 */
@Singleton
public class BatchObjects {
    private final ObjectStore store;

    public BatchObjects(ObjectStore store) {
        this.store = store;
    }

    /** Says that announcements of this batch may be missing; removed when the batch is final. */
    public void markPending(TenantId tenant, BatchId batch) throws StorageException {
        store.putIfAbsent(ObjectKeys.pending(tenant, batch), ObjectContent.json(Json.bytes(batch)));
    }

    void storeOriginal(String key, ReceivedFile file) throws StorageException {
        try {
            store.putIfAbsent(key, ObjectContent.of(file.path(), "application/octet-stream"));
        } catch (IOException e) {
            throw new StorageException("the received file of " + key + " cannot be read", e);
        }
    }

    DocumentRecord create(DocumentRecord document) throws StorageException {
        return createOnce(
                ObjectKeys.document(document.tenant(), document.documentId()),
                document,
                DocumentRecord.class);
    }

    SealedList create(TenantId tenant, SealedList list) throws StorageException {
        return createOnce(ObjectKeys.sealed(tenant, list.batchId()), list, SealedList.class);
    }

    BatchManifest create(BatchManifest manifest) throws StorageException {
        return createOnce(
                ObjectKeys.manifest(manifest.tenant(), manifest.batchId()),
                manifest,
                BatchManifest.class);
    }

    public Optional<BatchManifest> findManifest(TenantId tenant, BatchId batch)
            throws StorageException {
        return find(ObjectKeys.manifest(tenant, batch), BatchManifest.class);
    }

    public Optional<SealedList> findSealed(TenantId tenant, BatchId batch) throws StorageException {
        return find(ObjectKeys.sealed(tenant, batch), SealedList.class);
    }

    public boolean isCancelled(TenantId tenant, BatchId batch) throws StorageException {
        return store.stat(ObjectKeys.cancelled(tenant, batch)).isPresent();
    }

    public List<DocumentRecord> listDocuments(TenantId tenant, BatchId batch)
            throws StorageException {
        List<DocumentRecord> documents = new ArrayList<>();
        for (ObjectStat stat : store.listAll(ObjectKeys.documents(tenant, batch))) {
            documents.add(read(stat.key(), DocumentRecord.class));
        }
        return documents;
    }

    public DocumentRecord document(TenantId tenant, DocumentId document) throws StorageException {
        return read(ObjectKeys.document(tenant, document), DocumentRecord.class);
    }

    private <T> T createOnce(String key, T value, Class<T> type) throws StorageException {
        boolean won = store.putIfAbsent(key, ObjectContent.json(Json.bytes(value)));
        return won ? value : read(key, type);
    }

    private <T> Optional<T> find(String key, Class<T> type) throws StorageException {
        Optional<byte[]> bytes = store.find(key);
        return bytes.isPresent() ? Optional.of(parse(key, bytes.get(), type)) : Optional.empty();
    }

    private <T> T read(String key, Class<T> type) throws StorageException {
        return parse(key, store.read(key), type);
    }

    private static <T> T parse(String key, byte[] bytes, Class<T> type) throws StorageException {
        try {
            return Json.read(bytes, type);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
