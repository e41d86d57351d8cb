package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives dots, accents, points and dashes to the line they belong to, and lets tall marks widen the
 * lines they cross.
 */
final class MarkAttacher {
    private static final double HIGHEST = 2.3;
    private static final double LOWEST = 0.8;
    private static final double REACH = 1.6;

    private final List<LineDraft> lines;
    private final double tallest;

    MarkAttacher(List<LineDraft> lines) {
        this.lines = lines.stream().sorted(Comparator.comparingDouble(LineDraft::middle)).toList();
        this.tallest = lines.stream().mapToDouble(LineDraft::xHeight).max().orElse(0);
    }

    /**
     * Marks are taken from left to right and then from right to left, so that rows of points are
     * followed.
     */
    void attach(List<Mark> small, List<Mark> tall) {
        List<Mark> left = new ArrayList<>();
        for (Mark mark : small.stream().sorted(Comparator.comparingDouble(Mark::left)).toList()) {
            if (!attach(mark)) {
                left.add(mark);
            }
        }
        left.reversed().forEach(this::attach);
        tall.forEach(this::widen);
    }

    private boolean attach(Mark mark) {
        LineDraft best = null;
        double bestDistance = Double.MAX_VALUE;
        for (int i = firstBelow(mark.centreY() - tallest - 0.06 * 4000); i < lines.size(); i++) {
            LineDraft line = lines.get(i);
            double above = (line.baseline().at(mark.centreX()) - mark.centreY()) / line.xHeight();
            double aside =
                    Math.max(line.left() - mark.right(), mark.left() - line.right())
                            / line.xHeight();
            double distance = Math.abs(above - 0.6);
            if (aside <= REACH && above <= HIGHEST && above >= -LOWEST && distance < bestDistance) {
                best = line;
                bestDistance = distance;
            }
        }
        if (best != null) {
            best.attach(mark);
        }
        return best != null;
    }

    private void widen(Mark mark) {
        for (LineDraft line : lines) {
            double row = line.baseline().at(mark.centreX());
            double aside =
                    Math.max(line.left() - mark.right(), mark.left() - line.right())
                            / line.xHeight();
            if (mark.top() <= row - 0.5 * line.xHeight()
                    && mark.bottom() >= row - 0.2 * line.xHeight()
                    && aside <= 0.7
                    && mark.width() < 6 * line.xHeight()) {
                line.widen(mark);
            }
        }
    }

    /** The first line that may reach down to {@code y}. */
    private int firstBelow(double y) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).middle() < y) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
