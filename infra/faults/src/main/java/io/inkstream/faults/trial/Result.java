package io.inkstream.faults.trial;

import io.inkstream.faults.check.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of a trial.
 *
 * @param took from its beginning to the last look
 * @param recovered from the moment all processes ran again to the end of the batch
 */
record Result(
        String name, int pages, Duration took, Duration recovered, List<Violation> violations) {
    Result {
        violations = List.copyOf(violations);
    }

    boolean holds() {
        return violations.isEmpty();
    }

    /** The line of the trial. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-9s %-36s %2d pages  %5.1f s, the batch ended %4.1f s after all ran again",
                holds() ? "ok" : "VIOLATED",
                name,
                pages,
                seconds(took),
                seconds(recovered));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
