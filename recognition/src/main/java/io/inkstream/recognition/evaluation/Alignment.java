package io.inkstream.recognition.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cheapest way to turn a truth into its reading, symbol by symbol (Levenshtein); among equally
 * cheap ones, seen from the end, keeping or replacing a symbol comes before leaving one out, and
 * that before adding one.
 */
public record Alignment(List<Step> steps) {

    /** What happened to a symbol. */
    public enum Kind {
        SAME,
        SUBSTITUTION,
        /** Of the truth, not read. */
        DELETION,
        /** Read, not in the truth. */
        INSERTION
    }

    /**
     * One symbol of the truth, of the reading or of both.
     *
     * @param truth index of the symbol of the truth; with an insertion, of the one after it
     * @param reading index of the symbol of the reading; with a deletion, of the one after it
     */
    public record Step(Kind kind, int truth, int reading) {}

    public Alignment {
        steps = List.copyOf(steps);
    }

    /** Aligns two sequences of symbols. */
    public static <T> Alignment of(List<T> truth, List<T> reading) {
        int[][] cost = costs(truth, reading);
        List<Step> backwards = new ArrayList<>(Math.max(truth.size(), reading.size()));
        int t = truth.size();
        int r = reading.size();
        while (t > 0 || r > 0) {
            boolean same = t > 0 && r > 0 && truth.get(t - 1).equals(reading.get(r - 1));
            Kind kind = lastKind(cost, t, r, same);
            t -= kind == Kind.INSERTION ? 0 : 1;
            r -= kind == Kind.DELETION ? 0 : 1;
            backwards.add(new Step(kind, t, r));
        }
        Collections.reverse(backwards);
        return new Alignment(backwards);
    }

    /** How many steps are of this kind. */
    public long count(Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).count();
    }

    private static Kind lastKind(int[][] cost, int t, int r, boolean same) {
        if (t > 0 && r > 0 && cost[t][r] == cost[t - 1][r - 1] + (same ? 0 : 1)) {
            return same ? Kind.SAME : Kind.SUBSTITUTION;
        }
        return t > 0 && cost[t][r] == cost[t - 1][r] + 1 ? Kind.DELETION : Kind.INSERTION;
    }

    private static <T> int[][] costs(List<T> truth, List<T> reading) {
        int[][] cost = new int[truth.size() + 1][reading.size() + 1];
        for (int r = 1; r <= reading.size(); r++) {
            cost[0][r] = r;
        }
        for (int t = 1; t <= truth.size(); t++) {
            T symbol = truth.get(t - 1);
            int[] row = cost[t];
            int[] above = cost[t - 1];
            row[0] = t;
            for (int r = 1; r <= reading.size(); r++) {
                int replaced = above[r - 1] + (symbol.equals(reading.get(r - 1)) ? 0 : 1);
                row[r] = Math.min(replaced, Math.min(above[r], row[r - 1]) + 1);
            }
        }
        return cost;
    }
}
