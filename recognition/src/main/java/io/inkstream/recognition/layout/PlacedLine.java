package io.inkstream.recognition.layout;

import java.util.Comparator;
import java.util.List;

/**
 * A line that was found as a whole, placed as if its page stood straight.
 *
 * @param middle row of the baseline's middle
 */
record PlacedLine(TextLine line, double left, double right, double middle) implements Placed {

    /** The lines of a page whose text falls to the right by an angle in radians. */
    static List<PlacedLine> of(List<TextLine> lines, double slope) {
        double cosine = Math.cos(slope);
        double sine = Math.sin(slope);
        return lines.stream()
                .map(line -> {
                    Point first = line.baseline().points().getFirst();
                    Point last = line.baseline().points().getLast();
                    return new PlacedLine(
                            line,
                            first.x() * cosine + first.y() * sine,
                            last.x() * cosine + last.y() * sine,
                            (first.y() + last.y()) / 2.0 * cosine
                                    - (first.x() + last.x()) / 2.0 * sine);
                })
                .toList();
    }

    /** The median angle of baselines in radians, by their length; 0 without lines. */
    static double usualSlope(List<TextLine> lines) {
        List<Baseline> bySlope =
                lines.stream()
                        .map(TextLine::baseline)
                        .sorted(Comparator.comparingDouble(PlacedLine::slope))
                        .toList();
        double half = bySlope.stream().mapToDouble(line -> line.right() - line.left()).sum() / 2;
        double length = 0;
        for (Baseline line : bySlope) {
            length += line.right() - line.left();
            if (length >= half) {
                return slope(line);
            }
        }
        return 0;
    }

    private static double slope(Baseline line) {
        Point first = line.points().getFirst();
        Point last = line.points().getLast();
        return Math.atan2(last.y() - first.y(), last.x() - first.x());
    }

    @Override
    public double xHeight() {
        return line.xHeight();
    }
}
