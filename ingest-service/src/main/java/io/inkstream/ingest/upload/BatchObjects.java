package io.inkstream.ingest.upload;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.PendingMarks;
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
    private final PendingMarks marks;

    public BatchObjects(ObjectStore store, PendingMarks marks) {
        this.store = store;
        this.marks = marks;
    }

    /** Says that announcements of this batch may be missing; removed when the batch is final. */
    void markPending(TenantId tenant, BatchId batch) throws StorageException {
        marks.put(tenant, batch, 0);
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

    public Optional<BatchCommand> findCancelled(TenantId tenant, BatchId batch)
            throws StorageException {
        return find(ObjectKeys.cancelled(tenant, batch), BatchCommand.class);
    }

    boolean isDeleted(TenantId tenant, BatchId batch) throws StorageException {
        return store.stat(ObjectKeys.deleted(tenant, batch)).isPresent();
    }

    /** Removes whatever there is of a batch but the tombstone of its deletion. */
    public void remove(TenantId tenant, BatchId batch) throws StorageException {
        String tombstone = ObjectKeys.deleted(tenant, batch);
        for (ObjectStat object : store.listAll(ObjectKeys.batch(tenant, batch))) {
            if (!object.key().equals(tombstone)) {
                store.delete(object.key());
            }
        }
        marks.remove(tenant, batch, Integer.MAX_VALUE);
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
