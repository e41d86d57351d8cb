package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws a finished line into the page: baseline and outline as polygons of whole pixels. Where
 * letters wander off the straight fit together, as on pages that curve into the spine, the baseline
 * bends with them.
 */
final class LineTracer {
    private static final double KNOT_DISTANCE = 10;
    private static final double WINDOW = 8;
    private static final double NEAR = 0.35;
    private static final double NOTICEABLE = 0.07;
    private static final double MARGIN = 0.25;
    private static final double VERTICAL_MARGIN = 0.1;

    /** Room of ascenders and descenders, which an outline has even where the line has none. */
    private static final double LEAST_ABOVE = 1.55;

    private static final double LEAST_BELOW = 0.35;

    private final Deskew deskew;
    private final int pageWidth;
    private final int pageHeight;

    LineTracer(Deskew deskew, int pageWidth, int pageHeight) {
        this.deskew = deskew;
        this.pageWidth = pageWidth;
        this.pageHeight = pageHeight;
    }

    TextLine trace(LineDraft line) {
        double[] x = knots(line);
        double[] y = rows(line, x);
        double margin = VERTICAL_MARGIN * line.xHeight();
        double up = Math.max(line.ascent() + margin, LEAST_ABOVE * line.xHeight());
        double down = Math.max(line.descent() + margin, LEAST_BELOW * line.xHeight());
        List<Point> baseline = new ArrayList<>();
        List<Point> outline = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            Point point = point(x[i], y[i]);
            if (baseline.isEmpty() || point.x() > baseline.getLast().x()) {
                baseline.add(point);
            }
            outline.add(point(x[i], y[i] - up));
        }
        for (int i = x.length - 1; i >= 0; i--) {
            outline.add(point(x[i], y[i] + down));
        }
        return new TextLine(
                new Polygon(outline),
                atLeastTwoPoints(baseline),
                0,
                line.xHeight(),
                line.ascent(),
                line.descent());
    }

    private Baseline atLeastTwoPoints(List<Point> points) {
        if (points.size() > 1) {
            return new Baseline(points);
        }
        Point only = points.getFirst();
        return new Baseline(List.of(only, new Point(only.x() + 1, only.y())));
    }

    private static double[] knots(LineDraft line) {
        double margin = MARGIN * line.xHeight();
        double from = line.left() - margin;
        double to = line.right() + margin;
        int pieces = Math.max(1, (int) ((to - from) / (KNOT_DISTANCE * line.xHeight())));
        double[] x = new double[pieces + 1];
        for (int i = 0; i <= pieces; i++) {
            x[i] = from + (to - from) * i / pieces;
        }
        return x;
    }

    private static double[] rows(LineDraft line, double[] x) {
        double[] wander = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            wander[i] = wanderAt(line, x[i]);
        }
        double[] smooth = smooth(smooth(wander));
        double largest = Arrays.stream(smooth).map(Math::abs).max().orElse(0);
        double[] rows = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rows[i] =
                    line.baseline().at(x[i])
                            + (largest > NOTICEABLE * line.xHeight() ? smooth[i] : 0);
        }
        return rows;
    }

    /** Median distance of nearby letters from the fit; 0 where too few letters stand near it. */
    private static double wanderAt(LineDraft line, double x) {
        double window = WINDOW * line.xHeight();
        double near = NEAR * line.xHeight();
        double[] below =
                line.letters().stream()
                        .filter(letter -> Math.abs(letter.centreX() - x) <= window)
                        .mapToDouble(line.baseline()::below)
                        .filter(distance -> Math.abs(distance) <= near)
                        .sorted()
                        .toArray();
        return below.length < 4 ? 0 : below[(below.length - 1) / 2];
    }

    private static double[] smooth(double[] values) {
        double[] result = values.clone();
        for (int i = 1; i + 1 < values.length; i++) {
            result[i] = (values[i - 1] + 2 * values[i] + values[i + 1]) / 4;
        }
        return result;
    }

    private Point point(double x, double y) {
        return new Point(
                Math.clamp(Math.round(deskew.pageX(x, y)), 0, pageWidth - 1),
                Math.clamp(Math.round(deskew.pageY(x, y)), 0, pageHeight - 1));
    }
}
