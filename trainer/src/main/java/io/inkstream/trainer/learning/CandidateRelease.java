package io.inkstream.trainer.learning;

import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.publishing.ModelFolder;
import io.inkstream.trainer.publishing.PublishRefusedException;
import io.inkstream.trainer.publishing.Publisher;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Brings what was learnt to the workers: registered, looked at, named, in the shadow. */
final class CandidateRelease {
    private static final Duration VERDICT_LIMIT = Duration.ofMinutes(3);

    private final Publisher publisher;
    private final EventPublisher events;
    private final LearningRecords records;

    CandidateRelease(ObjectStore store, EventPublisher events, LearningRecords records) {
        this.publisher = new Publisher(store);
        this.events = events;
        this.records = records;
    }

    /** Registers the version and waits until a worker has looked at it. */
    Optional<ModelVerdict> register(ModelFolder made, PinnedModel version)
            throws IOException,
                    StorageException,
                    PublishRefusedException,
                    PublishException,
                    InterruptedException {
        publisher.publish(made);
        publisher.announce(made.name(), events);
        long end = System.nanoTime() + VERDICT_LIMIT.toNanos();
        Optional<ModelVerdict> verdict = records.findVerdict(version);
        while (verdict.isEmpty() && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            verdict = records.findVerdict(version);
        }
        return verdict;
    }

    /**
     * Makes the version the candidate.
     *
     * @param shadowPercent of the pages that it reads as well; 0 leaves that alone
     */
    void name(PinnedModel version, int shadowPercent)
            throws IOException, StorageException, PublishException {
        records.nameCandidate(version);
        if (shadowPercent > 0) {
            records.setShadow(shadowPercent);
        }
        publisher.announce(version.name(), events);
    }
}
