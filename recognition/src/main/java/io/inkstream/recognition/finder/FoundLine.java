package io.inkstream.recognition.finder;

import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.Polygon;
import io.inkstream.recognition.layout.TextLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of text by its baseline from left to right and its reach above and below at each knot, in
 * pixels of the finder's picture.
 */
@SuppressWarnings("ArrayRecordComponent") // handed from step to step, compared never
public record FoundLine(double[] x, double[] y, double[] above, double[] below) {

    /** Height of ascenders over that of small letters, as the cutter's frame has it. */
    private static final double ASCENDER_RATIO = 1.6;

    /** The outline of a line is at least so high, in pixels of the page. */
    private static final double LEAST_HEIGHT = 2;

    public FoundLine {
        if (x.length < 2
                || y.length != x.length
                || above.length != x.length
                || below.length != x.length) {
            throw new IllegalArgumentException("a line needs 2 knots or more, got " + x.length);
        }
    }

    public int knots() {
        return x.length;
    }

    public double length() {
        return x[x.length - 1] - x[0];
    }

    /** What it covers of a column of the picture. */
    Fragments.Span at(double column) {
        if (column < x[0] || column > x[x.length - 1]) {
            return Fragments.Span.NONE;
        }
        int right = 1;
        while (right < x.length - 1 && x[right] < column) {
            right++;
        }
        double along = (column - x[right - 1]) / (x[right] - x[right - 1]);
        double baseline = between(y, right, along);
        return new Fragments.Span(
                baseline - between(above, right, along), baseline + between(below, right, along));
    }

    private static double between(double[] values, int right, double along) {
        return values[right - 1] + along * (values[right] - values[right - 1]);
    }

    /** On a page of so many pixels, with so many of them per pixel of the picture. */
    public TextLine onPage(double scale, int width, int height) {
        List<Point> baseline = new ArrayList<>();
        List<Point> outline = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            Point point = point(x[i] * scale, y[i] * scale, width, height);
            if (baseline.isEmpty() || point.x() > baseline.getLast().x()) {
                baseline.add(point);
            }
            outline.add(point(x[i] * scale, (y[i] - above[i]) * scale, width, height));
        }
        for (int i = x.length - 1; i >= 0; i--) {
            outline.add(point(x[i] * scale, (y[i] + below[i]) * scale, width, height));
        }
        if (baseline.size() == 1) {
            baseline.add(new Point(baseline.getFirst().x() + 1, baseline.getFirst().y()));
        }
        double ascent = Math.max(LEAST_HEIGHT, median(above) * scale);
        return new TextLine(
                new Polygon(outline),
                new Baseline(baseline),
                0,
                ascent / ASCENDER_RATIO,
                ascent,
                Math.max(0, median(below) * scale));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Point point(double x, double y, int width, int height) {
        return new Point(
                Math.clamp(Math.round(x), 0, width - 1), Math.clamp(Math.round(y), 0, height - 1));
    }
}
