package io.inkstream.faults.overload;

import io.inkstream.faults.agent.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of an overload.
 *
 * @param capacity pages read in a second when there is always enough to do
 * @param goodput pages read in a second under overload
 * @param sent under overload
 * @param unfinished accepted batches, of all, that never ended well
 * @param mostWaiting documents and pages in the queues
 * @param mostMebibytes of memory that a service had in use
 */
record Report(
        Duration time,
        double capacity,
        double goodput,
        List<Answer> sent,
        long unfinished,
        long mostWaiting,
        Map<Part, Long> mostMebibytes) {
    /** Promised of overload. */
    private static final double LEAST_SHARE = 0.9;

    private static final long REFUSAL_LIMIT_MILLIS = 250;

    double share() {
        return capacity == 0 ? 0 : goodput / capacity;
    }

    /** What was promised and not kept; empty when all was. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        if (share() < LEAST_SHARE) {
            broken.add("goodput share %.2f is below %.2f".formatted(share(), LEAST_SHARE));
        }
        if (unfinished > 0) {
            broken.add(unfinished + " accepted batches did not end");
        }
        long disorderly =
                sent.stream().filter(a -> !a.isAccepted() && !a.isOrderlyRefusal()).count();
        if (disorderly > 0) {
            broken.add(
                    disorderly
                            + " uploads ended otherwise than with 202, or 429 or 503 and Retry-After");
        }
        if (rank(refused(), 99) > REFUSAL_LIMIT_MILLIS) {
            broken.add("refusals p99 took %d ms".formatted(rank(refused(), 99)));
        }
        return broken;
    }

    String text() {
        Map<String, Long> answers =
                sent.stream()
                        .collect(
                                Collectors.groupingBy(
                                        a ->
                                                a.isAccepted()
                                                        ? "accepted"
                                                        : a.status() + " " + a.code(),
                                        TreeMap::new,
                                        Collectors.counting()));
        return String.join(
                "\n",
                "capacity %.2f pages a second".formatted(capacity),
                "overload %.1f uploads a second for %d s: %s"
                        .formatted(
                                sent.size() / (time.toMillis() / 1e3), time.toSeconds(), answers),
                "goodput  %.2f pages a second, %.2f of the capacity".formatted(goodput, share()),
                "refusals p50 %d ms, p95 %d ms, p99 %d ms, max %d ms"
                        .formatted(
                                rank(refused(), 50),
                                rank(refused(), 95),
                                rank(refused(), 99),
                                rank(refused(), 100)),
                "accepts  p50 %d ms, p95 %d ms, p99 %d ms, max %d ms"
                        .formatted(
                                rank(accepted(), 50),
                                rank(accepted(), 95),
                                rank(accepted(), 99),
                                rank(accepted(), 100)),
                "waiting  %d at most".formatted(mostWaiting),
                "memory   " + new TreeMap<>(mostMebibytes) + " MiB at most",
                "lost     %d of the accepted".formatted(unfinished));
    }

    private List<Long> refused() {
        return sent.stream().filter(Answer::isOrderlyRefusal).map(Answer::millis).sorted().toList();
    }

    private List<Long> accepted() {
        return sent.stream().filter(Answer::isAccepted).map(Answer::millis).sorted().toList();
    }

    private static long rank(List<Long> sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(1, rank) - 1);
    }
}
