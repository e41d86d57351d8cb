package io.inkstream.results.intake;

import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;

/**
 * Which state a batch is in, from what is known of it. A final state stays: pages in hand may still
 * end after a cancellation, and a cancellation may come after the last page.
 *
 * @param before the state of this row; one with a new plan is running again
 */
record BatchDecision(BatchRow before, Counts counts) {

    State state() {
        if (before.state().isFinal()) {
            return before.state();
        }
        if (before.planned() && before.sealed() && everythingEnded()) {
            return end();
        }
        if (before.cancelled()) {
            return State.CANCELLED;
        }
        if (before.paused()) {
            return State.PAUSED;
        }
        if (!before.sealed()) {
            return State.OPEN;
        }
        return somethingHappened() ? State.RUNNING : State.SEALED;
    }

    private boolean everythingEnded() {
        return counts.documents() == counts.documentsSplit() + counts.documentsFailed()
                && counts.pages() == counts.pagesDone() + counts.pagesFailed();
    }

    private State end() {
        if (counts.documentsFailed() == 0 && counts.pagesFailed() == 0) {
            return State.SUCCEEDED;
        }
        return counts.pagesDone() > 0 ? State.PARTIAL : State.FAILED;
    }

    private boolean somethingHappened() {
        return counts.documentsSplit() + counts.documentsFailed() + counts.pagesDone() > 0
                || counts.pagesFailed() > 0;
    }
}
