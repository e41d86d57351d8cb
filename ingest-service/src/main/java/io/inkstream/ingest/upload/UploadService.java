package io.inkstream.ingest.upload;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.ingest.DocumentAnnouncer;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.Problems;
import io.inkstream.platform.plans.DecoderWishes;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Accepts documents: durable bytes, then events, then the answer. Whatever was answered is in the
 * store and announced; whatever was not can be sent again and ends in the same objects.
 */
@Singleton
public class UploadService {
    private final BatchObjects batches;
    private final PlanResolver plans;
    private final DocumentAnnouncer announcer;
    private final Clock clock;

    public UploadService(
            BatchObjects batches, PlanResolver plans, DocumentAnnouncer announcer, Clock clock) {
        this.batches = batches;
        this.plans = plans;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * What an upload asks for beside its documents.
     *
     * @param words the word list that the decoder wishes name by its digest
     */
    record Wishes(
            Optional<String> idempotencyKey,
            Optional<String> name,
            Optional<String> model,
            Optional<String> segmenter,
            DecoderWishes decoder,
            Optional<WordsFile> words) {}

    /** A batch that is complete with this one request. */
    Accepted upload(TenantId tenant, Wishes wishes, List<NamedFile> files)
            throws StorageException, PublishException {
        if (files.isEmpty()) {
            throw Problems.of(ProblemCode.EMPTY_UPLOAD, "send at least one part named \"file\"");
        }
        requireOneContentPerName(files);
        RecognitionPlan plan = plan(wishes);
        LineFiles sorted = LineFiles.of(plan, files);
        if (sorted.documents().isEmpty()) {
            throw Problems.of(ProblemCode.EMPTY_UPLOAD, "there are lines but no documents");
        }
        BatchId batch = batchId(tenant, wishes);
        requireNotDeleted(tenant, batch);
        requireSameIfSealed(tenant, batch, sorted.documents());
        batches.markPending(tenant, batch);
        storeWords(tenant, batch, wishes);
        for (NamedFile lines : sorted.lines()) {
            storeLines(tenant, batch, lines);
        }
        List<DocumentRecord> documents = new ArrayList<>();
        for (NamedFile file : sorted.documents()) {
            documents.add(store(tenant, batch, file));
        }
        // sealed before it exists: no reader ever sees this batch open
        SealedList sealed = sealWith(tenant, batch, documents);
        BatchManifest manifest = batches.create(manifest(tenant, batch, wishes, plan));
        removeIfDeleted(tenant, batch);
        announcer.accepted(manifest);
        announcer.sealed(tenant, sealed);
        announcer.submitted(documents, manifest.plan());
        return new Accepted(manifest, documents);
    }

    /** A batch that takes documents one by one until it is sealed. */
    Accepted open(TenantId tenant, Wishes wishes, List<NamedFile> files)
            throws StorageException, PublishException {
        RecognitionPlan plan = plan(wishes);
        BatchId batch = batchId(tenant, wishes);
        requireNotDeleted(tenant, batch);
        batches.markPending(tenant, batch);
        storeWords(tenant, batch, wishes);
        BatchManifest manifest = batches.create(manifest(tenant, batch, wishes, plan));
        removeIfDeleted(tenant, batch);
        announcer.accepted(manifest);
        List<DocumentRecord> documents = new ArrayList<>();
        for (NamedFile file : files) {
            documents.add(add(tenant, batch, file));
        }
        return new Accepted(manifest, documents);
    }

    /** One more document of an open batch, or the lines of one, which must come before it. */
    DocumentRecord add(TenantId tenant, BatchId batch, NamedFile file)
            throws StorageException, PublishException {
        BatchManifest manifest = manifest(tenant, batch);
        if (LineFiles.areLines(manifest.plan(), file)) {
            storeLines(tenant, batch, file);
            return record(tenant, batch, file, ObjectKeys.lines(tenant, batch, nameOf(file)));
        }
        requireListedIfSealed(tenant, batch, file);
        DocumentRecord document = store(tenant, batch, file);
        // the batch may have been sealed meanwhile, without this document
        requireListedIfSealed(tenant, batch, file);
        removeIfDeleted(tenant, batch);
        announcer.submitted(document, manifest.plan());
        return document;
    }

    private void requireListedIfSealed(TenantId tenant, BatchId batch, NamedFile file)
            throws StorageException {
        Optional<SealedList> sealed = batches.findSealed(tenant, batch);
        if (sealed.isPresent()
                && !sealed.get().documents().contains(batch.document(file.name().value()))) {
            throw Problems.of(ProblemCode.BATCH_SEALED, "batch " + batch);
        }
    }

    /**
     * The batch takes no more documents, which are in the order of their names: they may have come
     * in any. Sealing again changes nothing.
     */
    SealedList seal(TenantId tenant, BatchId batch) throws StorageException, PublishException {
        manifest(tenant, batch);
        List<DocumentRecord> documents = batches.listDocuments(tenant, batch);
        if (documents.isEmpty()) {
            throw Problems.of(ProblemCode.EMPTY_UPLOAD, "batch " + batch + " has no documents");
        }
        List<DocumentRecord> ordered =
                documents.stream()
                        .sorted(Comparator.comparing(DocumentRecord::name, NameOrder.INSTANCE))
                        .toList();
        SealedList list = batches.create(tenant, listOf(batch, ordered));
        announcer.sealed(tenant, list);
        return list;
    }

    private void requireNotDeleted(TenantId tenant, BatchId batch) throws StorageException {
        if (batches.isDeleted(tenant, batch)) {
            throw Problems.of(ProblemCode.BATCH_DELETED, "batch " + batch);
        }
    }

    /** What was written after the deletion listed the objects of the batch. */
    private void removeIfDeleted(TenantId tenant, BatchId batch) throws StorageException {
        if (batches.isDeleted(tenant, batch)) {
            batches.remove(tenant, batch);
        }
        requireNotDeleted(tenant, batch);
    }

    private BatchManifest manifest(TenantId tenant, BatchId batch) throws StorageException {
        requireNotDeleted(tenant, batch);
        return batches.findManifest(tenant, batch)
                .orElseThrow(() -> Problems.of(ProblemCode.BATCH_NOT_FOUND, "batch " + batch));
    }

    private RecognitionPlan plan(Wishes wishes) throws StorageException {
        return plans.resolve(wishes.model(), wishes.segmenter(), wishes.decoder());
    }

    private void storeLines(TenantId tenant, BatchId batch, NamedFile lines)
            throws StorageException {
        batches.storeOriginal(ObjectKeys.lines(tenant, batch, nameOf(lines)), lines.content());
    }

    private static String nameOf(NamedFile file) {
        return file.name().value();
    }

    private void storeWords(TenantId tenant, BatchId batch, Wishes wishes) throws StorageException {
        if (wishes.words().isPresent()) {
            ReceivedFile list = wishes.words().get().content();
            batches.storeOriginal(ObjectKeys.words(tenant, batch, list.sha256()), list);
        }
    }

    private DocumentRecord store(TenantId tenant, BatchId batch, NamedFile file)
            throws StorageException {
        DocumentId id = batch.document(file.name().value());
        String sha256 = file.content().sha256();
        String key = ObjectKeys.original(tenant, id, sha256);
        batches.storeOriginal(key, file.content());
        DocumentRecord document = batches.create(record(tenant, batch, file, key));
        if (!document.sha256().equals(sha256)) {
            throw Problems.of(
                    ProblemCode.NAME_TAKEN,
                    "\"%s\" has other bytes in batch %s".formatted(file.name().value(), batch));
        }
        return document;
    }

    private DocumentRecord record(TenantId tenant, BatchId batch, NamedFile file, String key) {
        return new DocumentRecord(
                batch.document(nameOf(file)),
                tenant,
                nameOf(file),
                key,
                file.content().sha256(),
                file.content().sizeBytes(),
                clock.instant());
    }

    private SealedList sealWith(TenantId tenant, BatchId batch, List<DocumentRecord> documents)
            throws StorageException {
        SealedList wanted = listOf(batch, documents);
        SealedList sealed = batches.create(tenant, wanted);
        requireSame(sealed, wanted.documents());
        return sealed;
    }

    /** A repeated upload that differs is refused before it leaves anything behind. */
    private void requireSameIfSealed(TenantId tenant, BatchId batch, List<NamedFile> files)
            throws StorageException {
        Optional<SealedList> sealed = batches.findSealed(tenant, batch);
        if (sealed.isPresent()) {
            requireSame(
                    sealed.get(),
                    files.stream().map(file -> batch.document(file.name().value())).toList());
        }
    }

    private static void requireSame(SealedList sealed, List<DocumentId> documents) {
        if (!Set.copyOf(sealed.documents()).equals(Set.copyOf(documents))) {
            throw Problems.of(
                    ProblemCode.IDEMPOTENCY_CONFLICT,
                    "batch %s was uploaded with %d documents of other names"
                            .formatted(sealed.batchId(), sealed.documents().size()));
        }
    }

    private static void requireOneContentPerName(List<NamedFile> files) {
        Map<String, String> contents = new HashMap<>();
        for (NamedFile file : files) {
            String name = file.name().value();
            String earlier = contents.putIfAbsent(name, file.content().sha256());
            if (earlier != null && !earlier.equals(file.content().sha256())) {
                throw Problems.of(
                        ProblemCode.NAME_TAKEN, "the upload has \"%s\" twice".formatted(name));
            }
        }
    }

    private SealedList listOf(BatchId batch, List<DocumentRecord> documents) {
        return new SealedList(
                batch,
                clock.instant(),
                documents.stream().map(DocumentRecord::documentId).distinct().toList());
    }

    private BatchManifest manifest(
            TenantId tenant, BatchId batch, Wishes wishes, RecognitionPlan plan) {
        return new BatchManifest(batch, tenant, wishes.name(), clock.instant(), plan);
    }

    private BatchId batchId(TenantId tenant, Wishes wishes) {
        return wishes.idempotencyKey()
                .map(key -> BatchId.ofIdempotencyKey(tenant, key))
                .orElseGet(() -> BatchId.create(clock.instant()));
    }
}
