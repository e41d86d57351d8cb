package io.inkstream.worker.delivery;

import io.inkstream.contracts.PageOutcome;

/**
 * An outcome and the very bytes that lie in the store: a repeat tells the same bytes, also of an
 * outcome that a newer worker wrote with fields unknown here.
 *
 * @param bytes not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equality goes by the outcome
record StoredOutcome(PageOutcome outcome, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredOutcome stored && stored.outcome.equals(outcome);
    }

    @Override
    public int hashCode() {
        return outcome.hashCode();
    }
}
