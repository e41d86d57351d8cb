package io.inkstream.recognition.evaluation;

/**
 * The fewest single edits that turn a reading into its truth, by kind, and the length of the truth.
 * Adds up over lines.
 *
 * @param insertions symbols read that are not in the truth
 * @param deletions symbols of the truth that were not read
 * @param substitutions symbols read as another one
 * @param length symbols in the truth
 */
public record Edits(long insertions, long deletions, long substitutions, long length) {

    public static final Edits NONE = new Edits(0, 0, 0, 0);

    public long total() {
        return insertions + deletions + substitutions;
    }

    /** Edits per symbol of truth; with an empty truth 0 if nothing was read and 1 otherwise. */
    public double rate() {
        return length == 0 ? (total() == 0 ? 0 : 1) : (double) total() / length;
    }

    public Edits plus(Edits other) {
        return new Edits(
                insertions + other.insertions,
                deletions + other.deletions,
                substitutions + other.substitutions,
                length + other.length);
    }

    /**
     * Levenshtein alignment of two symbol sequences; among equally short ones substitutions are
     * preferred.
     */
    static <T> Edits between(T[] truth, T[] reading) {
        int[][] cost = new int[truth.length + 1][reading.length + 1];
        for (int t = 0; t <= truth.length; t++) {
            for (int r = 0; r <= reading.length; r++) {
                cost[t][r] =
                        t == 0 || r == 0
                                ? t + r
                                : cheapest(cost, t, r, truth[t - 1].equals(reading[r - 1]));
            }
        }
        return traceBack(cost, truth, reading);
    }

    private static int cheapest(int[][] cost, int t, int r, boolean same) {
        int replaced = cost[t - 1][r - 1] + (same ? 0 : 1);
        return Math.min(replaced, Math.min(cost[t - 1][r], cost[t][r - 1]) + 1);
    }

    private static <T> Edits traceBack(int[][] cost, T[] truth, T[] reading) {
        int t = truth.length;
        int r = reading.length;
        long insertions = 0;
        long deletions = 0;
        long substitutions = 0;
        while (t > 0 || r > 0) {
            boolean both = t > 0 && r > 0;
            boolean same = both && truth[t - 1].equals(reading[r - 1]);
            if (both && cost[t][r] == cost[t - 1][r - 1] + (same ? 0 : 1)) {
                substitutions += same ? 0 : 1;
                t--;
                r--;
            } else if (t > 0 && cost[t][r] == cost[t - 1][r] + 1) {
                deletions++;
                t--;
            } else {
                insertions++;
                r--;
            }
        }
        return new Edits(insertions, deletions, substitutions, truth.length);
    }
}
