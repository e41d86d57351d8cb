package io.inkstream.results.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The shortest way from one text to another by inserting, deleting and replacing code points
 * (Levenshtein 1966), told as the stretches that differ. Offsets count code points.
 */
final class TextDifference {

    /**
     * A stretch of both texts; what is equal is not listed.
     *
     * @param kind {@code replaced}, {@code inserted} or {@code deleted}
     * @param start in the first text
     * @param end in the first text, exclusive
     */
    public record Change(String kind, int start, int end, String before, String after) {}

    /**
     * @param edits code points that were inserted, deleted or replaced
     */
    record Difference(int edits, List<Change> changes) {}

    private final int[] a;
    private final int[] b;
    private final int[][] distance;

    private TextDifference(String before, String after) {
        this.a = before.codePoints().toArray();
        this.b = after.codePoints().toArray();
        this.distance = new int[a.length + 1][b.length + 1];
    }

    static Difference between(String before, String after) {
        TextDifference difference = new TextDifference(before, after);
        difference.measure();
        return new Difference(difference.distance[0][0], difference.changes());
    }

    /** {@code distance[i][j]} edits lead from the rest of {@code a} to the rest of {@code b}. */
    private void measure() {
        for (int i = a.length; i >= 0; i--) {
            for (int j = b.length; j >= 0; j--) {
                distance[i][j] = distance(i, j);
            }
        }
    }

    private int distance(int i, int j) {
        if (i == a.length || j == b.length) {
            return a.length - i + b.length - j;
        }
        if (a[i] == b[j]) {
            return distance[i + 1][j + 1];
        }
        return 1
                + Math.min(
                        distance[i + 1][j + 1], Math.min(distance[i + 1][j], distance[i][j + 1]));
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        int fromA = 0;
        int fromB = 0;
        while (i < a.length || j < b.length) {
            if (i < a.length && j < b.length && a[i] == b[j]) {
                add(changes, fromA, i, fromB, j);
                i++;
                j++;
                fromA = i;
                fromB = j;
            } else if (i < a.length
                    && j < b.length
                    && distance[i][j] == 1 + distance[i + 1][j + 1]) {
                i++;
                j++;
            } else if (i < a.length && distance[i][j] == 1 + distance[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        add(changes, fromA, i, fromB, j);
        return changes;
    }

    private void add(List<Change> changes, int fromA, int toA, int fromB, int toB) {
        if (fromA == toA && fromB == toB) {
            return;
        }
        String kind = fromA == toA ? "inserted" : fromB == toB ? "deleted" : "replaced";
        changes.add(
                new Change(
                        kind,
                        fromA,
                        toA,
                        new String(a, fromA, toA - fromA),
                        new String(b, fromB, toB - fromB)));
    }
}
