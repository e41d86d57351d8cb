package io.inkstream.worker.shadow;

import io.inkstream.contracts.PageCompared;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.worker.PageDroppedException;
import io.inkstream.worker.PageWorker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a page has been read and told, lets the candidate read it too, for some pages. Whatever
 * goes wrong here is the candidate's affair: the page has its outcome.
 */
public final class Shadow {
    private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);

    /** Where the bytes of the page image come from. */
    @FunctionalInterface
    public interface ImageSource {
        byte[] bytes() throws StorageException;
    }

    private final ShadowModels models;
    private final PageWorker worker;
    private final EventPublisher publisher;
    private final Clock clock;

    /**
     * @param believed how long a look at alias and setting counts
     */
    public Shadow(
            ObjectStore store,
            PageWorker worker,
            EventPublisher publisher,
            Clock clock,
            Duration believed) {
        this.models = new ShadowModels(store, clock, believed);
        this.worker = worker;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * @param image asked only when the candidate shall read the page
     */
    public void follow(PageRequested page, PageResult stable, ImageSource image)
            throws InterruptedException {
        try {
            Optional<PinnedModel> candidate =
                    models.candidateFor(page.pageId(), page.plan().recognizer());
            if (candidate.isPresent()) {
                PageOutcome other = read(page, candidate.get(), image.bytes());
                announce(Comparison.of(stable, other, candidate.get(), clock.instant()));
            }
        } catch (StorageException | PublishException | RuntimeException e) {
            // whatever a candidate does must not cost the page its own outcome
            LOG.warn("a page is not compared page={}", page.pageId(), e);
        }
    }

    private PageOutcome read(PageRequested page, PinnedModel candidate, byte[] image)
            throws StorageException, InterruptedException {
        PageRequested wish = page.withPlan(page.plan().withRecognizer(candidate));
        try {
            // the page itself is done, so nothing is gained by stopping half way
            return worker.read(wish, image, () -> {});
        } catch (ExecutionException | PageDroppedException | RuntimeException e) {
            // a candidate that fails is a finding about it, told like any other reading
            return worker.failed(wish, ProblemCode.RECOGNITION_FAILED, String.valueOf(e));
        }
    }

    private void announce(PageCompared compared) throws PublishException {
        String page = compared.pageId().value();
        String fact = page + " " + compared.outcomeId() + " " + compared.candidate().digest();
        publisher.publish(Event.json(Topic.PAGES_COMPARED, page, fact, page, compared));
    }
}
