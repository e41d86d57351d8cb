package io.inkstream.cli.progress;

import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import java.time.Duration;

/**
 * How far a batch is.
 *
 * @param elapsed since watching began
 * @param endedBefore pages that had ended when watching began; the rate leaves them out
 */
record Progress(State state, Counts counts, Duration elapsed, int endedBefore) {

    int ended() {
        return counts.pagesDone() + counts.pagesFailed();
    }

    int failures() {
        return counts.pagesFailed() + counts.documentsFailed();
    }

    /** Of the known pages; a batch is not complete before it is final. */
    int percent() {
        if (state.isFinal()) {
            return 100;
        }
        return counts.pages() == 0 ? 0 : Math.min(99, 100 * ended() / counts.pages());
    }

    /** Pages per second, 0 while none has ended. */
    double rate() {
        double seconds = elapsed.toMillis() / 1000.0;
        return seconds <= 0 ? 0 : Math.max(0, ended() - endedBefore) / seconds;
    }

    /** Time left for the known pages at the present rate, zero when it cannot be told. */
    Duration left() {
        double rate = rate();
        int open = counts.pages() - ended();
        return rate == 0 || open <= 0 || state.isFinal()
                ? Duration.ZERO
                : Duration.ofSeconds(Math.round(open / rate));
    }
}
