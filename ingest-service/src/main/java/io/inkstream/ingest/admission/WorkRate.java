package io.inkstream.ingest.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast pages are worked, over the last minute. */
final class WorkRate {
    private static final long SPAN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final double NANOS = 1e9;

    private final Deque<Seen> seen = new ArrayDeque<>();

    private record Seen(long nanos, long worked) {}

    /**
     * Pages per second up to now; 0 when only one moment is known, or the queues were made anew.
     *
     * @param worked so far
     */
    double see(long nanos, long worked) {
        seen.addLast(new Seen(nanos, worked));
        while (seen.size() > 2 && nanos - seen.getFirst().nanos() > SPAN_NANOS) {
            seen.removeFirst();
        }
        Seen first = seen.getFirst();
        long time = nanos - first.nanos();
        return time <= 0 ? 0 : Math.max(0, worked - first.worked()) * NANOS / time;
    }
}
