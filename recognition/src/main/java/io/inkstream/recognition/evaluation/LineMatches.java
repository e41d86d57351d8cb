package io.inkstream.recognition.evaluation;

import io.inkstream.recognition.layout.Box;
import io.inkstream.recognition.layout.Polygon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which true lines of a page were found: a line is found when its outline and a found one have an
 * intersection over union of {@value #SAME_LINE} or more. Pairs are one to one and as many as
 * possible, better ones first where there is a choice.
 */
public record LineMatches(List<Pair> pairs, Detection counts) {

    public static final double SAME_LINE = 0.5;

    /**
     * A true line and what was found of it.
     *
     * @param truth index of the true line
     * @param found index of the found line
     */
    public record Pair(int truth, int found, double overlap) {}

    public LineMatches {
        pairs = List.copyOf(pairs);
    }

    /** Matches the lines of one page. */
    public static LineMatches of(List<Polygon> truth, List<Polygon> found) {
        List<Pair> candidates = candidates(truth, found);
        @Nullable Pair[] ofFound = new Pair[found.size()];
        for (int t : inOrder(candidates)) {
            assign(t, candidates, ofFound, new boolean[found.size()]);
        }
        List<Pair> pairs = new ArrayList<>();
        for (@Nullable Pair pair : ofFound) {
            if (pair != null) {
                pairs.add(pair);
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::truth));
        return new LineMatches(pairs, new Detection(truth.size(), found.size(), pairs.size()));
    }

    private static List<Pair> candidates(List<Polygon> truth, List<Polygon> found) {
        List<Measured> lines = found.stream().map(Measured::of).toList();
        List<Pair> candidates = new ArrayList<>();
        for (int t = 0; t < truth.size(); t++) {
            Measured line = Measured.of(truth.get(t));
            for (int f = 0; f < lines.size(); f++) {
                double overlap = line.overlap(lines.get(f));
                if (overlap >= SAME_LINE) {
                    candidates.add(new Pair(t, f, overlap));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        return candidates;
    }

    /** An outline with what is asked of it once per neighbour. */
    private record Measured(Polygon outline, Box bounds, double area) {

        static Measured of(Polygon outline) {
            return new Measured(outline, outline.bounds(), PolygonOverlap.area(outline));
        }

        /** 0 where the bounds alone tell that it is too small. */
        double overlap(Measured other) {
            double most = bounds.common(other.bounds) / Math.max(area, other.area);
            return most >= SAME_LINE
                    ? PolygonOverlap.iou(outline, area, other.outline, other.area)
                    : 0;
        }
    }

    private static int[] inOrder(List<Pair> candidates) {
        return candidates.stream().mapToInt(Pair::truth).distinct().toArray();
    }

    /** Kuhn's augmenting paths: a taken line is given away when its owner can take another. */
    private static boolean assign(
            int truth, List<Pair> candidates, @Nullable Pair[] ofFound, boolean[] asked) {
        for (Pair pair : candidates) {
            if (pair.truth() == truth && !asked[pair.found()]) {
                asked[pair.found()] = true;
                @Nullable Pair owner = ofFound[pair.found()];
                if (owner == null || assign(owner.truth(), candidates, ofFound, asked)) {
                    ofFound[pair.found()] = pair;
                    return true;
                }
            }
        }
        return false;
    }

    /** The found line of each true line, -1 where it was missed. */
    public int[] foundOf() {
        int[] found = new int[counts.truth()];
        Arrays.fill(found, -1);
        pairs.forEach(pair -> found[pair.truth()] = pair.found());
        return found;
    }
}
