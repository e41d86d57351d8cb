package io.inkstream.ingest.reconciling;

import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.ingest.IngestConfig;
import io.inkstream.ingest.upload.BatchObjects;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.BatchMarkers;
import io.inkstream.platform.PendingMarks;
import io.inkstream.platform.PendingMarks.Mark;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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
 *
 * <p>What died before it was a batch is removed after a while, and so is what a deletion left.
 */
@Singleton
public class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int LONGEST_WAIT = 64;

    private final ObjectStore store;
    private final PendingMarks marks;
    private final BatchObjects batches;
    private final BatchMarkers markers;
    private final BatchAnnouncer announcer;
    private final Duration abandonedAfter;
    private final Clock clock;
    private final Map<Mark, Watch> watched = new HashMap<>();

    public Reconciler(
            ObjectStore store,
            PendingMarks marks,
            BatchObjects batches,
            BatchMarkers markers,
            BatchAnnouncer announcer,
            IngestConfig config,
            Clock clock) {
        this.store = store;
        this.marks = marks;
        this.batches = batches;
        this.markers = markers;
        this.announcer = announcer;
        this.abandonedAfter = config.reconciling().abandonedAfter();
        this.clock = clock;
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

        boolean wasAnnounced() {
            return announceAt > 1;
        }

        Watch announced() {
            return new Watch(objects, 0, Math.min(LONGEST_WAIT, announceAt * 2));
        }
    }

    @Scheduled(
            every = "${ocr.ingest.reconciling.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        try {
            List<Mark> pending = marks.list();
            watched.keySet().retainAll(pending);
            for (Mark mark : pending) {
                lookSafely(mark);
            }
        } catch (StorageException | PublishException e) {
            LOG.warn("reconciling stopped half way, the next look goes on", e);
        }
    }

    /** One damaged batch does not keep the others waiting. */
    private void lookSafely(Mark mark) throws PublishException {
        try {
            look(mark);
        } catch (StorageException | RuntimeException e) {
            // one batch that cannot be looked at must not keep the others from their end
            LOG.warn("reconciling skipped batchId={}", mark.batch(), e);
        }
    }

    private void look(Mark mark) throws StorageException, PublishException {
        int objects = store.listAll(ObjectKeys.batch(mark.tenant(), mark.batch())).size();
        Watch watch = watched.getOrDefault(mark, Watch.NEW).next(objects);
        boolean stuck = watch.still() >= watch.announceAt();
        if (stuck) {
            putRight(mark, watch.wasAnnounced());
        }
        watched.put(mark, stuck ? watch.announced() : watch);
    }

    /**
     * @param insisting whether asking for what is missing did not help: then the read model lacks
     *     what was told, because the end of a topic is lost
     */
    private void putRight(Mark mark, boolean insisting) throws StorageException, PublishException {
        Optional<BatchManifest> manifest = batches.findManifest(mark.tenant(), mark.batch());
        if (markers.look(mark.tenant(), mark.batch()).deleted()) {
            batches.remove(mark.tenant(), mark.batch());
        } else if (manifest.isPresent()) {
            LOG.info("announcing batchId={} again, nothing moved", mark.batch());
            announcer.announceBatch(manifest.get());
            if (insisting) {
                announcer.announceAll(mark.tenant(), mark.batch());
            } else {
                announcer.announceMissing(mark.tenant(), mark.batch());
            }
        } else if (mark.since().plus(abandonedAfter).isBefore(clock.instant())) {
            LOG.info("removing batchId={}, its upload never ended", mark.batch());
            batches.remove(mark.tenant(), mark.batch());
        }
    }
}
