package io.inkstream.ingest.reconciling;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.ingest.DocumentAnnouncer;
import io.inkstream.ingest.splitting.DocumentSplitter;
import io.inkstream.ingest.upload.BatchObjects;
import io.inkstream.messaging.PublishException;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces again what has no progress: a process may die between writing and announcing, and a
 * topic may be lost. A batch whose objects did not change since the look before is stuck; it is
 * announced from its objects, and then ever less often, so that a long queue is not made longer.
 */
@Singleton
public class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int LONGEST_WAIT = 64;

    private final ObjectStore store;
    private final BatchObjects batches;
    private final DocumentSplitter splitter;
    private final DocumentAnnouncer announcer;
    private final Map<String, Watch> watched = new HashMap<>();

    public Reconciler(
            ObjectStore store,
            BatchObjects batches,
            DocumentSplitter splitter,
            DocumentAnnouncer announcer) {
        this.store = store;
        this.batches = batches;
        this.splitter = splitter;
        this.announcer = announcer;
    }

    /**
     * What was seen of a batch.
     *
     * @param objects under the batch at the last look
     * @param still looks without change
     * @param announceAt the number of still looks at which it is announced again
     */
    private record Watch(int objects, int still, int announceAt) {
        static final Watch NEW = new Watch(-1, 0, 1);

        Watch next(int now) {
            return now == objects
                    ? new Watch(objects, still + 1, announceAt)
                    : new Watch(now, 0, 1);
        }

        Watch announced() {
            return new Watch(objects, 0, Math.min(LONGEST_WAIT, announceAt * 2));
        }
    }

    @Scheduled(
            every = "${ocr.ingest.reconciling.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            List<ObjectStat> pending = store.listAll(ObjectKeys.pending());
            watched.keySet().retainAll(pending.stream().map(ObjectStat::key).toList());
            for (ObjectStat mark : pending) {
                lookSafely(mark.key());
            }
        } catch (StorageException | PublishException e) {
            LOG.warn("reconciling stopped half way, the next look goes on", e);
        }
    }

    /** One damaged batch does not keep the others waiting. */
    private void lookSafely(String mark) throws PublishException {
        try {
            look(mark);
        } catch (StorageException | RuntimeException e) {
            LOG.warn("reconciling skipped {}", mark, e);
        }
    }

    private void look(String mark) throws StorageException, PublishException {
        String[] parts = mark.split("/", -1);
        TenantId tenant = new TenantId(parts[1]);
        BatchId batch = new BatchId(parts[2]);
        int objects = store.listAll(ObjectKeys.batch(tenant, batch)).size();
        Watch watch = watched.getOrDefault(mark, Watch.NEW).next(objects);
        boolean stuck = watch.still() >= watch.announceAt();
        if (stuck) {
            announceAgain(tenant, batch);
        }
        watched.put(mark, stuck ? watch.announced() : watch);
    }

    private void announceAgain(TenantId tenant, BatchId batch)
            throws StorageException, PublishException {
        Optional<BatchManifest> manifest = batches.findManifest(tenant, batch);
        if (manifest.isEmpty() || batches.isCancelled(tenant, batch)) {
            return;
        }
        LOG.info("announcing batchId={} again, nothing moved since the last look", batch);
        announcer.accepted(manifest.get());
        Optional<SealedList> sealed = batches.findSealed(tenant, batch);
        if (sealed.isPresent()) {
            announcer.sealed(tenant, sealed.get());
        }
        for (DocumentRecord document : batches.listDocuments(tenant, batch)) {
            if (sealed.isPresent() && !sealed.get().documents().contains(document.documentId())) {
                // it came too late and its sender was told so
                continue;
            }
            Optional<PageList> pages = splitter.find(document);
            if (pages.isPresent()) {
                announcer.split(pages.get(), manifest.get().plan());
            } else {
                announcer.submitted(List.of(document), manifest.get().plan());
            }
        }
    }
}
