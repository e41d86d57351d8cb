package io.inkstream.trainer.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** A line chart as SVG that takes its colours from the page. */
final class Chart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 80;
    private static final int RIGHT = 16;
    private static final int TOP = 16;
    private static final int BOTTOM = 48;
    private static final int TICKS = 5;
    private static final int LARGE = 4;
    private static final int SMALL = 2;
    private static final double LEAST_PLAIN = 1e-3;
    private static final double MOST_PLAIN = 1e6;

    private final String title;
    private final Axis across;
    private final Axis up;
    private final List<Series> series = new ArrayList<>();
    private final List<Series> dots = new ArrayList<>();

    /**
     * One direction of the plane.
     *
     * @param low the value at its beginning
     * @param high the value at its end
     * @param form how values are written
     */
    record Axis(String label, double low, double high, DoubleFunction<String> form) {

        Axis {
            if (!(low < high)) {
                high = low + 1;
            }
        }

        static Axis ofPercent(String label, double high) {
            return new Axis(
                    label,
                    0,
                    high,
                    value ->
                            String.format(
                                    Locale.ROOT, high > 0.2 ? "%.0f %%" : "%.1f %%", 100 * value));
        }

        static Axis ofNumbers(String label, double low, double high) {
            return new Axis(label, low, high, Axis::number);
        }

        /** With three digits, and without zeros that say nothing. */
        private static String number(double value) {
            double size = Math.abs(value);
            if (size != 0 && (size < LEAST_PLAIN || size >= MOST_PLAIN)) {
                return String.format(Locale.ROOT, "%.1e", value);
            }
            return new BigDecimal(value)
                    .round(new MathContext(3))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    /** A point of a series. */
    record Point(double x, double y) {}

    /**
     * A line of the chart.
     *
     * @param dashed for what is only a comparison
     * @param dots whether each point is shown
     */
    record Series(String name, List<Point> points, boolean dashed, boolean dots) {}

    Chart(String title, Axis across, Axis up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    Chart with(String name, List<Point> points, boolean dashed, boolean dots) {
        series.add(new Series(name, List.copyOf(points), dashed, dots));
        return this;
    }

    /** Points without a line through them. */
    Chart withDots(String name, List<Point> points) {
        dots.add(new Series(name, List.copyOf(points), false, true));
        return this;
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
                        .formatted(WIDTH, HEIGHT, Html.escape(title)));
        grid(svg);
        dots.forEach(cloud -> cloud.points().forEach(point -> dot(svg, point, SMALL, 0)));
        for (int i = 0; i < series.size(); i++) {
            draw(svg, series.get(i), i);
        }
        svg.append("</svg>\n<figcaption>%s".formatted(Html.escape(title)));
        for (int i = 0; i < series.size(); i++) {
            svg.append(
                    " <span class=\"key k%d%s\">%s</span>"
                            .formatted(
                                    i % 6,
                                    series.get(i).dashed() ? " dashed" : "",
                                    Html.escape(series.get(i).name())));
        }
        return svg.append("</figcaption></figure>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (int i = 0; i <= TICKS; i++) {
            double share = (double) i / TICKS;
            double x = LEFT + share * (WIDTH - LEFT - RIGHT);
            double y = HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
            line(svg, x, TOP, x, HEIGHT - BOTTOM);
            line(svg, LEFT, y, WIDTH - RIGHT, y);
            text(svg, "middle", x, HEIGHT - BOTTOM + 18, at(across, share));
            text(svg, "end", LEFT - 6, y + 4, at(up, share));
        }
        text(svg, "middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, across.label());
        svg.append(
                "<text class=\"label\" text-anchor=\"middle\" transform=\"translate(14 %d) rotate(-90)\">%s</text>\n"
                        .formatted((TOP + HEIGHT - BOTTOM) / 2, Html.escape(up.label())));
    }

    private static String at(Axis axis, double share) {
        return axis.form().apply(axis.low() + share * (axis.high() - axis.low()));
    }

    private void draw(StringBuilder svg, Series line, int number) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(
                    String.format(
                            Locale.ROOT,
                            "%s%.1f %.1f",
                            path.isEmpty() ? "M" : "L",
                            x(point),
                            y(point)));
        }
        svg.append(
                "<path class=\"series k%d%s\" d=\"%s\"/>\n"
                        .formatted(number % 6, line.dashed() ? " dashed" : "", path));
        if (line.dots()) {
            line.points().forEach(point -> dot(svg, point, LARGE, number));
        }
    }

    private void dot(StringBuilder svg, Point point, int radius, int number) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<circle class=\"dot k%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"/>%n",
                        number % 6,
                        x(point),
                        y(point),
                        radius));
    }

    private double x(Point point) {
        return LEFT + share(across, point.x()) * (WIDTH - LEFT - RIGHT);
    }

    private double y(Point point) {
        return HEIGHT - BOTTOM - share(up, point.y()) * (HEIGHT - TOP - BOTTOM);
    }

    private static double share(Axis axis, double value) {
        return Math.clamp((value - axis.low()) / (axis.high() - axis.low()), 0.0, 1.0);
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                        x1,
                        y1,
                        x2,
                        y2));
    }

    private static void text(StringBuilder svg, String anchor, double x, double y, String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text class=\"label\" text-anchor=\"%s\" x=\"%.1f\""
                                + " y=\"%.1f\">%s</text>%n",
                        anchor,
                        x,
                        y,
                        Html.escape(text)));
    }
}
