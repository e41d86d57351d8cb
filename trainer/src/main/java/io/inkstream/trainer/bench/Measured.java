package io.inkstream.trainer.bench;

import java.time.Duration;

/**
 * What a run of a program took.
 *
 * @param cpu of the program and all it started
 * @param peakBytes largest resident memory seen, 0 where it cannot be seen
 */
record Measured(Duration cpu, Duration wall, long peakBytes) {

    /** CPU seconds per page with start-up taken out; the run of one page says what that is. */
    static double perPage(Measured all, int pages, Measured one) {
        if (pages == 1) {
            return seconds(all.cpu());
        }
        return Math.max(0, seconds(all.cpu()) - seconds(one.cpu())) / (pages - 1);
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
