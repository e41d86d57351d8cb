package io.inkstream.worker;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Milliseconds per step of one page. Confined to the thread that reads the page. */
final class StepTimer {
    private final Map<String, Double> timings = new LinkedHashMap<>();
    private long since = System.nanoTime();

    /** The time since the step before belongs to this one. */
    void done(String step) {
        long now = System.nanoTime();
        timings.put(step, Math.round((now - since) / 1e4) / 100.0);
        since = now;
    }

    /** In the order of the steps. */
    Map<String, Double> timings() {
        return Collections.unmodifiableMap(timings);
    }
}
