package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives dots, accents, points and dashes to the line they belong to, and lets marks that reach into
 * several lines widen those they cross.
 */
final class MarkAttacher {
    private static final double HIGHEST = 2.3;
    private static final double LOWEST = 0.8;
    private static final double REACH = 1.6;
    private static final double DASH_REACH = 2.8;
    private static final double ACCENT_REACH = 0.5;
    private static final double LARGEST = 0.8;
    private static final double LETTER_REACH = 2.5;

    private final List<LineDraft> lines;

    MarkAttacher(List<LineDraft> lines) {
        this.lines = lines;
    }

    /**
     * Marks are taken from left to right and then from right to left, so that rows of points are
     * followed.
     *
     * @return marks that belong to no line
     */
    List<Mark> attachAll(List<Mark> marks) {
        List<Mark> left = new ArrayList<>();
        for (Mark mark : marks.stream().sorted(Comparator.comparingDouble(Mark::left)).toList()) {
            if (!attach(mark)) {
                left.add(mark);
            }
        }
        return left.reversed().stream().filter(mark -> !attach(mark)).toList();
    }

    /** Whether a line was found that the mark is small against and near enough to. */
    boolean attach(Mark mark) {
        LineDraft best = null;
        double bestDistance = Double.MAX_VALUE;
        for (LineDraft line : lines) {
            double above = (line.baseline().at(mark.centreX()) - mark.centreY()) / line.xHeight();
            double distance = Math.abs(above - 0.6);
            if (distance < bestDistance && mayBelong(line, mark, above)) {
                best = line;
                bestDistance = distance;
            }
        }
        if (best != null) {
            best.attach(mark);
        }
        return best != null;
    }

    /**
     * Whether the mark stands among a line's letters or close beside them and so became part of it,
     * whatever its shape.
     */
    boolean attachLetter(Mark mark, List<Strip> gutters) {
        for (LineDraft line : lines) {
            double size = line.xHeight();
            double row = line.baseline().at(mark.centreX());
            boolean inRow =
                    mark.bottom() <= row + 0.7 * size
                            && mark.top() >= row - 2.2 * size
                            && mark.centreY() <= row - 0.2 * size
                            && mark.centreY() >= row - 1.2 * size;
            if (inRow
                    && aside(line, mark) <= LETTER_REACH
                    && gutters.stream()
                            .noneMatch(strip ->
                                    strip.parts(line.centreX(), mark.centreX(), row)
                                            || strip.parts(mark.centreX(), line.centreX(), row))) {
                line.attach(mark);
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the mark stands in a line's row of small letters and so became part of that line's
     * width.
     */
    boolean widen(Mark mark) {
        boolean crossed = false;
        for (LineDraft line : lines) {
            double row = line.baseline().at(mark.centreX());
            boolean inRow =
                    mark.top() <= row - 0.6 * line.xHeight()
                            && mark.bottom() >= row - 0.4 * line.xHeight();
            if (inRow
                    && aside(line, mark) <= 0.8
                    && mark.width() < 6 * line.xHeight()
                    && mark.height() < 8 * line.xHeight()) {
                line.widen(mark);
                crossed = true;
            }
        }
        return crossed;
    }

    /**
     * @param above of the mark's centre over the baseline, in x-heights
     */
    private static boolean mayBelong(LineDraft line, Mark mark, double above) {
        double size = line.xHeight();
        boolean dash = mark.width() > 0.7 * size && mark.height() < 0.4 * size;
        boolean inRow = above < 1.2 && above > -0.4;
        double reach = inRow ? (dash ? DASH_REACH : REACH) : ACCENT_REACH;
        boolean rule = mark.width() > 1.5 * size && !inRow;
        return above <= HIGHEST
                && above >= -LOWEST
                && !rule
                && aside(line, mark) <= reach
                && mark.height() <= LARGEST * size;
    }

    /** Distance from the nearer end of the line, in x-heights; negative inside. */
    private static double aside(LineDraft line, Mark mark) {
        return Math.max(line.left() - mark.right(), mark.left() - line.right()) / line.xHeight();
    }
}
