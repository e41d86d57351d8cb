package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many true lines were found: pairs of boxes that overlap by half or more, best pairs first,
 * one to one.
 */
record LineMatches(int truth, int found, int matched) {
    static final LineMatches NONE = new LineMatches(0, 0, 0);
    private static final double SAME_LINE = 0.5;

    /** A true line and the found one that is the same, by their positions in the lists. */
    record Pair(int truth, int found, double overlap) {}

    static LineMatches of(List<Box> truth, List<Box> found) {
        return new LineMatches(truth.size(), found.size(), pairs(truth, found).size());
    }

    static List<Pair> pairs(List<Box> truth, List<Box> found) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                double overlap = truth.get(i).overlap(found.get(j));
                if (overlap >= SAME_LINE) {
                    pairs.add(new Pair(i, j, overlap));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        boolean[] truthTaken = new boolean[truth.size()];
        boolean[] foundTaken = new boolean[found.size()];
        List<Pair> matched = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!truthTaken[pair.truth()] && !foundTaken[pair.found()]) {
                truthTaken[pair.truth()] = true;
                foundTaken[pair.found()] = true;
                matched.add(pair);
            }
        }
        return matched;
    }

    LineMatches plus(LineMatches other) {
        return new LineMatches(truth + other.truth, found + other.found, matched + other.matched);
    }

    double precision() {
        return found == 0 ? 1 : matched / (double) found;
    }

    double recall() {
        return truth == 0 ? 1 : matched / (double) truth;
    }

    double f1() {
        return truth + found == 0 ? 1 : 2.0 * matched / (truth + found);
    }
}
