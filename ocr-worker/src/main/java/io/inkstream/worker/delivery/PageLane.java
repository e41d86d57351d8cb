package io.inkstream.worker.delivery;

import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.messaging.DeliveredEvent;
import io.inkstream.messaging.Disposition;
import io.inkstream.messaging.EventHandler;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.platform.BatchMarkers.Standing;
import io.inkstream.platform.StoreGate;
import io.inkstream.storage.ObjectNotFoundException;
import io.inkstream.storage.StorageException;
import io.inkstream.worker.PageDroppedException;
import io.inkstream.worker.PageWorker;
import io.inkstream.worker.metrics.WorkerMetrics;
import io.inkstream.worker.shadow.Shadow;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a lane does with a page: look whether it is wanted and whether it is read, read it, store
 * the outcome, announce it, accept. Killed anywhere in between, the page is delivered again and
 * ends in the same outcome. A page of a batch that people have stopped is accepted and dropped, in
 * hand or not; whoever lets the batch go on announces it again.
 */
public final class PageLane implements EventHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PageLane.class);

    /** Below the broker's own limit, after which a record vanishes without a trace. */
    private static final int GIVE_UP_AT = TopicSetup.DELIVERY_LIMIT - 2;

    private final PageWorker worker;
    private final OutcomeStore outcomes;
    private final OutcomeAnnouncer announcer;
    private final Shadow shadow;
    private final StoreGate gate;
    private final int errorDeliveries;
    private final WorkerMetrics metrics;

    /**
     * @param errorDeliveries after so many, a page that raises errors is given up
     */
    public PageLane(
            PageWorker worker,
            OutcomeStore outcomes,
            OutcomeAnnouncer announcer,
            Shadow shadow,
            StoreGate gate,
            int errorDeliveries,
            WorkerMetrics metrics) {
        this.worker = worker;
        this.outcomes = outcomes;
        this.announcer = announcer;
        this.shadow = shadow;
        this.gate = gate;
        this.errorDeliveries = errorDeliveries;
        this.metrics = metrics;
    }

    @Override
    public Disposition handle(DeliveredEvent delivered) throws InterruptedException {
        PageRequested page;
        try {
            page = delivered.event().jsonHeader(PageRequested.HEADER, PageRequested.class);
        } catch (IOException e) {
            LOG.error("no page request at {}, dropped", delivered.event().place(), e);
            return Disposition.ACCEPT;
        }
        metrics.laneTakesUp();
        try {
            return take(page, delivered);
        } catch (StorageException e) {
            gate.close(e);
            return Disposition.RELEASE;
        } catch (PageDroppedException e) {
            LOG.debug("dropped page={}: {}", page.pageId(), e.getMessage());
            return Disposition.ACCEPT;
        } catch (PublishException e) {
            LOG.warn("outcome not announced, the page comes again page={}", page.pageId(), e);
            return Disposition.RELEASE;
        } finally {
            metrics.laneIsDone();
        }
    }

    private Disposition take(PageRequested page, DeliveredEvent delivered)
            throws StorageException, PublishException, PageDroppedException, InterruptedException {
        requireWanted(page);
        Optional<StoredOutcome> earlier = outcomes.find(page);
        if (earlier.isPresent()) {
            announcer.announce(earlier.get());
            return Disposition.ACCEPT;
        }
        Optional<PageOutcome> made = make(page, delivered);
        if (made.isEmpty()) {
            return Disposition.RELEASE;
        }
        requireWanted(page);
        StoredOutcome stored = outcomes.createOnce(made.get());
        requireNotDeleted(page, outcomes.standing(page));
        announcer.announce(stored);
        metrics.finished(made.get());
        if (stored.outcome() instanceof PageResult result) {
            shadow.follow(page, result, () -> image(page, delivered));
        }
        return Disposition.ACCEPT;
    }

    private void requireWanted(PageRequested page) throws StorageException, PageDroppedException {
        Standing standing = outcomes.standing(page);
        requireNotDeleted(page, standing);
        if (!standing.takesWork()) {
            throw new PageDroppedException("the batch is stopped");
        }
    }

    /** Looked up before reading and after storing, so no outcome outlives the deletion. */
    private void requireNotDeleted(PageRequested page, Standing standing)
            throws StorageException, PageDroppedException {
        if (standing.deleted()) {
            outcomes.remove(page);
            throw new PageDroppedException("the batch is deleted");
        }
    }

    /** An outcome, or nothing when the page shall be tried again. */
    private Optional<PageOutcome> make(PageRequested page, DeliveredEvent delivered)
            throws StorageException, PageDroppedException, InterruptedException {
        int deliveries = delivered.deliveries();
        if (deliveries >= GIVE_UP_AT) {
            return Optional.of(
                    worker.failed(
                            page,
                            ProblemCode.WORKER_LOST,
                            "taken %d times without an end".formatted(deliveries - 1),
                            deliveries));
        }
        byte[] image;
        try {
            image = image(page, delivered);
        } catch (ObjectNotFoundException e) {
            // the store answers, so trying again would only hold up others
            return Optional.of(
                    worker.failed(
                            page,
                            ProblemCode.IMAGE_MISSING,
                            String.valueOf(e.getMessage()),
                            deliveries));
        }
        try {
            return Optional.of(worker.read(page, image, () -> requireWanted(page)));
        } catch (ExecutionException | RuntimeException e) {
            // a bug or a model that fails: once more elsewhere, then given up, never the lane's end
            LOG.error("reading failed page={} deliveries={}", page.pageId(), deliveries, e);
            return deliveries < errorDeliveries
                    ? Optional.empty()
                    : Optional.of(
                            worker.failed(
                                    page,
                                    ProblemCode.RECOGNITION_FAILED,
                                    "failed %d times, at last with %s".formatted(deliveries, e),
                                    deliveries));
        }
    }

    private byte[] image(PageRequested page, DeliveredEvent delivered) throws StorageException {
        byte[] inline = delivered.event().value();
        return inline.length > 0 ? inline : outcomes.image(page);
    }
}
