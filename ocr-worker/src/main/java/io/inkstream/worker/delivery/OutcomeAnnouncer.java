package io.inkstream.worker.delivery;

import io.inkstream.contracts.Limits;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;

/** Announces outcomes as they lie in the store; a repeat carries the same id. */
public final class OutcomeAnnouncer {
    private final EventPublisher publisher;

    public OutcomeAnnouncer(EventPublisher publisher) {
        this.publisher = publisher;
    }

    void announce(StoredOutcome stored) throws PublishException {
        PageOutcome outcome = stored.outcome();
        Topic topic =
                switch (outcome) {
                    case PageResult _ -> Topic.PAGES_RECOGNIZED;
                    case PageFailure _ -> Topic.PAGES_FAILED;
                };
        String page = outcome.pageId().value();
        Event event =
                Event.json(topic, page, page + " " + outcome.outcomeId(), page, stored.bytes());
        boolean tooLarge = event.value().length > Limits.INLINE_BYTES;
        publisher.publish(
                tooLarge
                        ? event.byReference(
                                ObjectKeys.outcome(
                                        outcome.tenant(), outcome.pageId(), outcome.outcomeId()))
                        : event);
    }
}
