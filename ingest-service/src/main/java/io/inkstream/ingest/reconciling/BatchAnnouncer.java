package io.inkstream.ingest.reconciling;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.ingest.DocumentAnnouncer;
import io.inkstream.ingest.splitting.DocumentSplitter;
import io.inkstream.ingest.upload.BatchObjects;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.BatchMarkers;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Announces of a batch what lacks its wanted outcome: the one operation behind resume, retry,
 * replay and reconciling. What is wanted is read from the store, so it may be called at any time
 * and by anybody; what is there already is not asked for again.
 */
@Singleton
public class BatchAnnouncer {
    private final BatchObjects batches;
    private final BatchMarkers markers;
    private final DocumentSplitter splitter;
    private final DocumentAnnouncer announcer;

    public BatchAnnouncer(
            BatchObjects batches,
            BatchMarkers markers,
            DocumentSplitter splitter,
            DocumentAnnouncer announcer) {
        this.batches = batches;
        this.markers = markers;
        this.splitter = splitter;
        this.announcer = announcer;
    }

    /** The facts about the batch itself, for a read model that may have missed them. */
    void announceBatch(BatchManifest manifest) throws StorageException, PublishException {
        TenantId tenant = manifest.tenant();
        BatchId batch = manifest.batchId();
        announcer.accepted(manifest);
        Optional<SealedList> sealed = batches.findSealed(tenant, batch);
        if (sealed.isPresent()) {
            announcer.sealed(tenant, sealed.get());
        }
        var standing = markers.look(tenant, batch);
        if (standing.control().isPresent()) {
            announcer.decided(BatchCommand.of(standing.control().get()));
        }
        Optional<BatchCommand> cancelled = batches.findCancelled(tenant, batch);
        if (cancelled.isPresent()) {
            announcer.decided(cancelled.get());
        }
    }

    /** Documents that wait to be split and pages that wait to be read; none while it is stopped. */
    public void announceMissing(TenantId tenant, BatchId batch)
            throws StorageException, PublishException {
        announce(tenant, batch, announcer::split);
    }

    /** As {@link #announceMissing}, and the outcomes there are, should their topic be lost. */
    void announceAll(TenantId tenant, BatchId batch) throws StorageException, PublishException {
        announce(tenant, batch, announcer::splitAgain);
    }

    @FunctionalInterface
    private interface OfPages {
        void announce(PageList pages, RecognitionPlan plan)
                throws StorageException, PublishException;
    }

    private void announce(TenantId tenant, BatchId batch, OfPages ofPages)
            throws StorageException, PublishException {
        Optional<BatchManifest> manifest = batches.findManifest(tenant, batch);
        var standing = markers.look(tenant, batch);
        if (manifest.isEmpty() || !standing.takesWork()) {
            return;
        }
        RecognitionPlan plan = standing.planOr(manifest.get().plan());
        Optional<SealedList> sealed = batches.findSealed(tenant, batch);
        for (DocumentRecord document : batches.listDocuments(tenant, batch)) {
            if (sealed.isPresent() && !sealed.get().documents().contains(document.documentId())) {
                // it came too late and its sender was told so
                continue;
            }
            Optional<PageList> pages = splitter.find(document);
            if (pages.isPresent()) {
                ofPages.announce(pages.get(), plan);
            } else {
                announcer.submitted(document, plan);
            }
        }
    }
}
