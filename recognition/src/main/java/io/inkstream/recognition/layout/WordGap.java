package io.inkstream.recognition.layout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The usual width of the gap between two words of a page, in heights of ordinary letters. */
final class WordGap {
    private static final double NARROWEST = 0.4;
    private static final double WIDEST = 3;
    private static final int FEWEST = 20;

    private WordGap() {}

    /** The widest if the page has too few words to tell. */
    static double of(List<Mark> letters, double unit) {
        List<Mark> inRows =
                letters.stream()
                        .sorted(
                                Comparator.comparingLong((Mark mark) -> row(mark, unit))
                                        .thenComparingDouble(Mark::left))
                        .toList();
        double[] gaps = new double[inRows.size()];
        int count = 0;
        for (int i = 1; i < inRows.size(); i++) {
            Mark left = inRows.get(i - 1);
            Mark right = inRows.get(i);
            double gap = (right.left() - left.right()) / unit;
            if (row(left, unit) == row(right, unit) && gap > NARROWEST && gap < WIDEST) {
                gaps[count++] = gap;
            }
        }
        double[] sorted = Arrays.copyOf(gaps, count);
        Arrays.sort(sorted);
        return count < FEWEST ? WIDEST : sorted[count / 2];
    }

    private static long row(Mark mark, double unit) {
        return (long) Math.floor(mark.bottom() / unit);
    }
}
