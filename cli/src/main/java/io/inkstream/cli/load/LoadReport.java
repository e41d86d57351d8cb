package io.inkstream.cli.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a load.
 *
 * @param sent uploads that became due
 * @param accepted uploads answered with 202
 * @param refused uploads by the code they were refused with
 * @param states batches by the state they ended in; {@code waiting} when the limit came first
 * @param pages read or failed
 * @param failedPages of them
 * @param seconds from the first upload to the end of the last batch
 * @param pagesPerSecond over that time
 * @param accept from when an upload was due until it was answered, also if it had to wait for a
 *     connection
 * @param finish from the acceptance of a batch to its end, by the server's clock
 */
public record LoadReport(
        int sent,
        int accepted,
        Map<String, Integer> refused,
        Map<String, Integer> states,
        long pages,
        long failedPages,
        double seconds,
        double pagesPerSecond,
        Milliseconds accept,
        Milliseconds finish) {

    /** Percentiles by nearest rank; all 0 where nothing was measured. */
    public record Milliseconds(long p50, long p95, long p99, long max) {
        static Milliseconds of(List<Long> measured) {
            List<Long> sorted = measured.stream().sorted().toList();
            return new Milliseconds(
                    rank(sorted, 50), rank(sorted, 95), rank(sorted, 99), rank(sorted, 100));
        }

        private static long rank(List<Long> sorted, int percent) {
            if (sorted.isEmpty()) {
                return 0;
            }
            int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
            return sorted.get(Math.max(1, rank) - 1);
        }

        private String text(String what) {
            return "%-8s p50 %,d ms, p95 %,d ms, p99 %,d ms, max %,d ms"
                    .formatted(what, p50, p95, p99, max);
        }
    }

    public LoadReport {
        refused = Map.copyOf(refused);
        states = Map.copyOf(states);
    }

    /** For people. */
    public String text() {
        return String.join(
                "\n",
                "uploads  %d sent, %d accepted, refused: %s"
                        .formatted(sent, accepted, refused.isEmpty() ? "none" : sorted(refused)),
                "batches  " + sorted(states),
                "pages    %d, %d of them failed, in %.1f s: %.2f a second"
                        .formatted(pages, failedPages, seconds, pagesPerSecond),
                accept.text("accept"),
                finish.text("finish"));
    }

    private static String sorted(Map<String, Integer> counts) {
        return new TreeMap<>(counts).toString();
    }
}
