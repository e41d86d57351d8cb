package io.inkstream.results.query;

import io.inkstream.contracts.PageResult.Line;
import io.inkstream.contracts.Polygon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the same lines in two readings of a page: by their ids when both were cut alike, else by
 * where they lie. Two lines are one when their boxes share at least half of what they cover
 * together; the best matches are made first.
 */
final class LinePairs {
    private static final double SAME = 0.5;

    /** A line of one reading, of the other, or of both. */
    record Pair(Optional<Line> a, Optional<Line> b) {}

    private record Box(int left, int top, int right, int bottom) {
        static Box of(Polygon polygon) {
            return new Box(
                    polygon.points().stream().mapToInt(Polygon.Point::x).min().orElse(0),
                    polygon.points().stream().mapToInt(Polygon.Point::y).min().orElse(0),
                    polygon.points().stream().mapToInt(Polygon.Point::x).max().orElse(0),
                    polygon.points().stream().mapToInt(Polygon.Point::y).max().orElse(0));
        }

        private double area() {
            return (double) Math.max(0, right - left) * Math.max(0, bottom - top);
        }

        /** Intersection over union, 0 to 1. */
        double overlap(Box other) {
            double shared =
                    new Box(
                                    Math.max(left, other.left),
                                    Math.max(top, other.top),
                                    Math.min(right, other.right),
                                    Math.min(bottom, other.bottom))
                            .area();
            return shared == 0 ? 0 : shared / (area() + other.area() - shared);
        }
    }

    private record Match(int a, int b, double overlap) {}

    private LinePairs() {}

    /** In the order of the first reading; lines that only the second has follow at the end. */
    static List<Pair> of(List<Line> a, List<Line> b) {
        int[] ofA = new int[a.size()];
        Arrays.fill(ofA, -1);
        boolean[] taken = new boolean[b.size()];
        for (Match match : matches(a, b)) {
            if (ofA[match.a()] < 0 && !taken[match.b()]) {
                ofA[match.a()] = match.b();
                taken[match.b()] = true;
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            pairs.add(
                    new Pair(
                            Optional.of(a.get(i)),
                            ofA[i] < 0 ? Optional.empty() : Optional.of(b.get(ofA[i]))));
        }
        for (int i = 0; i < b.size(); i++) {
            if (!taken[i]) {
                pairs.add(new Pair(Optional.empty(), Optional.of(b.get(i))));
            }
        }
        return pairs;
    }

    private static List<Match> matches(List<Line> a, List<Line> b) {
        List<Box> boxes = b.stream().map(line -> Box.of(line.polygon())).toList();
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            Box box = Box.of(a.get(i).polygon());
            for (int j = 0; j < b.size(); j++) {
                double overlap =
                        a.get(i).id().equals(b.get(j).id()) ? 1 : box.overlap(boxes.get(j));
                if (overlap >= SAME) {
                    matches.add(new Match(i, j, overlap));
                }
            }
        }
        matches.sort(Comparator.comparingDouble(Match::overlap).reversed());
        return matches;
    }
}
