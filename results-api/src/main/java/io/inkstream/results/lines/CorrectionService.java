package io.inkstream.results.lines;

import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.Problems;
import io.inkstream.results.corrections.Correction;
import io.inkstream.results.corrections.CorrectionStore;
import io.inkstream.results.corrections.Corrections;
import io.inkstream.storage.StorageException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes corrections: first the numbered object that at most one person can write, then the event.
 * Sending the same correction again announces it again and changes nothing.
 */
@Singleton
final class CorrectionService {
    private final Corrections corrections;
    private final CorrectionStore store;
    private final Instance<EventPublisher> publisher;
    private final Clock clock;

    @Inject
    CorrectionService(
            Corrections corrections,
            CorrectionStore store,
            Instance<EventPublisher> publisher,
            Clock clock) {
        this.corrections = corrections;
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What stands in the line now. */
    Optional<LineCorrected> findLatest(TenantId tenant, LineId line) throws StorageException {
        return store.findLatest(tenant, corrections.series(tenant, line));
    }

    /**
     * @param revision the one that was looked at
     */
    LineCorrected correct(TenantId tenant, FoundLine found, int revision, String text, String by)
            throws StorageException, PublishException {
        Optional<LineCorrected> latest = findLatest(tenant, found.line().id());
        int present = latest.map(LineCorrected::revision).orElse(0);
        if (latest.isPresent() && isRepeat(latest.get(), revision, text, by)) {
            return announced(latest.get());
        }
        if (revision != present) {
            throw refused(
                    ProblemCode.CORRECTION_OUTDATED,
                    "If-Match names revision %d, the line has %d".formatted(revision, present),
                    latest);
        }
        LineCorrected correction = correction(found, latest, text, by);
        if (!store.createRevision(correction)) {
            throw refused(
                    ProblemCode.CORRECTION_CONFLICT,
                    "revision %d has just been written".formatted(correction.revision()),
                    store.findLatest(tenant, correction.lineId()));
        }
        return announced(correction);
    }

    /** The same words by the same person over the same revision: an answer that got lost. */
    private static boolean isRepeat(LineCorrected latest, int revision, String text, String by) {
        return latest.revision() == revision + 1
                && latest.after().equals(text)
                && latest.correctedBy().equals(by);
    }

    private LineCorrected correction(
            FoundLine found, Optional<LineCorrected> latest, String text, String by) {
        PageResult result = found.result();
        PageResult.Line line = found.line();
        // a line cut in another way carries on the history of the one that lies in its place
        LineId series = latest.map(LineCorrected::lineId).orElse(line.id());
        return new LineCorrected(
                series,
                result.tenant(),
                latest.map(LineCorrected::revision).orElse(0) + 1,
                latest.map(LineCorrected::after).orElse(line.text()),
                text,
                line.text(),
                line.confidence(),
                result.outcomeId(),
                result.plan().recognizer(),
                result.image(),
                line.polygon(),
                line.baseline(),
                by,
                clock.instant());
    }

    private LineCorrected announced(LineCorrected correction) throws PublishException {
        String line = correction.lineId().value();
        publisher
                .get()
                .publish(
                        Event.json(
                                Topic.LINES_CORRECTED,
                                line,
                                line + " " + correction.revision(),
                                line,
                                correction));
        return correction;
    }

    private static RuntimeException refused(
            ProblemCode code, String detail, Optional<LineCorrected> current) {
        return current.isPresent()
                ? Problems.of(code, detail, "current", Correction.of(current.get()))
                : Problems.of(code, detail);
    }
}
