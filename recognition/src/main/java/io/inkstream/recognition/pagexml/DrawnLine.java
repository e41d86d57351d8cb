package io.inkstream.recognition.pagexml;

import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.Polygon;
import io.inkstream.recognition.layout.TextLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A line people drew, measured as the segmenter measures lines: how far its outline reaches above
 * and below the baseline.
 *
 * @param outline at least three points
 * @param baseline from left to right
 */
public record DrawnLine(Polygon outline, Baseline baseline) {

    /** Where the baseline lies in a line without one, as a share of its height. */
    private static final double BASELINE_SHARE = 0.75;

    /** Height of ascenders over that of small letters, as the cutter's frame has it. */
    private static final double ASCENDER_RATIO = 1.6;

    /** Most of the outline lies within; single points that reach far do not count. */
    private static final double REACH = 0.8;

    private static final int COLUMNS = 40;

    /** Nothing for lines that stand upright, and for those without an outline. */
    public static Optional<DrawnLine> of(DescribedPage.Line line) {
        if (line.outline().size() < 3) {
            return Optional.empty();
        }
        Polygon outline = new Polygon(line.outline());
        var box = outline.bounds();
        List<Point> points = leftToRight(line.baseline());
        if (points.size() < 2) {
            int row = (int) (box.top() + BASELINE_SHARE * (box.bottom() - box.top()));
            points = List.of(new Point(box.left(), row), new Point(box.right(), row));
        }
        int width = points.getLast().x() - points.getFirst().x();
        int rise = Math.abs(points.getLast().y() - points.getFirst().y());
        return width < 1 || rise > width
                ? Optional.empty()
                : Optional.of(new DrawnLine(outline, new Baseline(points)));
    }

    private static List<Point> leftToRight(List<Point> drawn) {
        List<Point> points = new ArrayList<>(drawn);
        if (points.size() > 1 && points.getFirst().x() > points.getLast().x()) {
            Collections.reverse(points);
        }
        List<Point> kept = new ArrayList<>();
        for (Point point : points) {
            if (kept.isEmpty() || point.x() > kept.getLast().x()) {
                kept.add(point);
            }
        }
        return kept;
    }

    /** The line in the pixels of a picture that is larger or smaller by a factor. */
    public TextLine scaled(double factor) {
        Polygon scaledOutline = new Polygon(scaled(outline.points(), factor));
        Baseline scaledBaseline = new Baseline(leftToRight(scaled(baseline.points(), factor)));
        double[] above = new double[COLUMNS];
        double[] below = new double[COLUMNS];
        double span = scaledBaseline.right() - scaledBaseline.left();
        for (int i = 0; i < COLUMNS; i++) {
            double x = scaledBaseline.left() + span * (i + 0.5) / COLUMNS;
            double row = scaledBaseline.yAt(x);
            double[] reach = crossings(scaledOutline, x);
            above[i] = row - reach[0];
            below[i] = reach[1] - row;
        }
        double ascent = Math.max(2, reach(above));
        return new TextLine(
                scaledOutline,
                scaledBaseline,
                0,
                ascent / ASCENDER_RATIO,
                ascent,
                Math.max(0, reach(below)));
    }

    private static double reach(double[] sorted) {
        double[] values = sorted.clone();
        java.util.Arrays.sort(values);
        return values[(int) (REACH * (values.length - 1))];
    }

    private static List<Point> scaled(List<Point> points, double factor) {
        return points.stream()
                .map(p ->
                        new Point(
                                (int) Math.round(p.x() * factor), (int) Math.round(p.y() * factor)))
                .toList();
    }

    /**
     * The highest and the lowest row of the outline at a column, of its box where there is none.
     */
    public static double[] crossings(Polygon outline, double x) {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        List<Point> points = outline.points();
        for (int i = 0; i < points.size(); i++) {
            Point from = points.get(i);
            Point to = points.get((i + 1) % points.size());
            if (Math.min(from.x(), to.x()) <= x && x <= Math.max(from.x(), to.x())) {
                double share = from.x() == to.x() ? 0 : (x - from.x()) / (to.x() - from.x());
                double y = from.y() + share * (to.y() - from.y());
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        var box = outline.bounds();
        return top > bottom ? new double[] {box.top(), box.bottom()} : new double[] {top, bottom};
    }
}
