package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Links every letter to the nearest one on its right that stands on the same line; the chains are
 * pieces of lines.
 */
final class LetterChains {
    private static final double MOST_HEIGHT_RATIO = 2.5;

    private final List<Mark> letters;
    private final List<Strip> gutters;
    private final double letterGap;
    private final double unit;
    private final int[] parent;

    LetterChains(
            List<Mark> letters,
            List<Strip> gutters,
            double letterHeight,
            SegmenterSettings settings) {
        this.letters = letters.stream().sorted(Comparator.comparingDouble(Mark::left)).toList();
        this.gutters = gutters;
        this.letterGap = settings.letterGap();
        this.unit = letterHeight;
        this.parent = new int[letters.size()];
    }

    List<List<Mark>> find() {
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        Map<Integer, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < parent.length; i++) {
            rows.computeIfAbsent(row(letters.get(i).centreY()), _ -> new ArrayList<>()).add(i);
        }
        for (int i = 0; i < parent.length; i++) {
            int next = nearestOnTheRight(i, rows);
            if (next >= 0) {
                parent[root(next)] = root(i);
            }
        }
        Map<Integer, List<Mark>> chains = new TreeMap<>();
        for (int i = 0; i < parent.length; i++) {
            chains.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(letters.get(i));
        }
        return List.copyOf(chains.values());
    }

    private int nearestOnTheRight(int i, Map<Integer, List<Integer>> rows) {
        Mark mark = letters.get(i);
        double reach = 1.3 * mark.height();
        int best = -1;
        double bestGap = Double.MAX_VALUE;
        for (int row = row(mark.centreY() - reach); row <= row(mark.centreY() + reach); row++) {
            List<Integer> candidates = rows.getOrDefault(row, List.of());
            for (int at = firstAfter(candidates, i); at < candidates.size(); at++) {
                Mark other = letters.get(candidates.get(at));
                double gap = other.left() - mark.right();
                if (gap > letterGap * MOST_HEIGHT_RATIO * Math.max(unit, mark.height())) {
                    break;
                }
                if (gap < bestGap && belong(mark, other, gap)) {
                    bestGap = gap;
                    best = candidates.get(at);
                }
            }
        }
        return best;
    }

    private boolean belong(Mark mark, Mark other, double gap) {
        double taller = Math.max(mark.height(), other.height());
        double shorter = Math.min(mark.height(), other.height());
        double overlap = mark.verticalOverlap(other);
        return taller <= MOST_HEIGHT_RATIO * shorter
                && gap <= letterGap * Math.max(unit, Math.min(shorter, 0.7 * taller))
                && overlap >= 0.5 * shorter
                && overlap >= 0.3 * taller
                && gutters.stream()
                        .noneMatch(strip ->
                                strip.parts(mark.centreX(), other.centreX(), mark.centreY()));
    }

    /** Candidates are numbered by their left edge, so those after {@code i} lie to its right. */
    private static int firstAfter(List<Integer> candidates, int i) {
        int low = 0;
        int high = candidates.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (candidates.get(middle) <= i) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int row(double y) {
        return (int) Math.floor(y / unit);
    }

    private int root(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
