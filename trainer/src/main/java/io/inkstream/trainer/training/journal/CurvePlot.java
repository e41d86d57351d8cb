package io.inkstream.trainer.training.journal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Curves over the steps of a run as an SVG picture with axes, grid and names. */
final class CurvePlot {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int TICKS = 5;
    private static final List<String> COLOURS =
            List.of("#1f77b4", "#d62728", "#2ca02c", "#ff7f0e", "#9467bd", "#8c564b", "#17becf");

    /** A value at a step. */
    record Point(double step, double value) {}

    private final SortedMap<String, List<Point>> curves;
    private final double mostStep;
    private final double least;
    private final double most;

    CurvePlot(SortedMap<String, List<Point>> curves) {
        this.curves = curves;
        List<Point> all = curves.values().stream().flatMap(List::stream).toList();
        this.mostStep = Math.max(1, all.stream().mapToDouble(Point::step).max().orElse(1));
        this.least = Math.min(0, all.stream().mapToDouble(Point::value).min().orElse(0));
        double greatest = all.stream().mapToDouble(Point::value).max().orElse(1);
        this.most = greatest > least ? greatest : least + 1;
    }

    String svg(String title) {
        StringBuilder svg =
                new StringBuilder(
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                        <rect width="100%%" height="100%%" fill="white"/>
                        <text x="%d" y="24" font-size="15">%s</text>
                        """
                                .formatted(WIDTH, HEIGHT, LEFT, title));
        axes(svg);
        int index = 0;
        for (Map.Entry<String, List<Point>> curve : curves.entrySet()) {
            draw(svg, curve.getKey(), curve.getValue(), index++);
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg) {
        for (int i = 0; i <= TICKS; i++) {
            double value = least + (most - least) * i / TICKS;
            double step = mostStep * i / TICKS;
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>\n",
                            LEFT,
                            WIDTH - RIGHT,
                            y(value),
                            y(value)));
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                            LEFT - 6,
                            y(value) + 4,
                            label(value)));
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>\n",
                            x(step),
                            HEIGHT - BOTTOM + 18,
                            step));
        }
        svg.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">updates</text>\n"
                        .formatted((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12));
    }

    private void draw(StringBuilder svg, String name, List<Point> points, int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(
                    String.format(Locale.ROOT, "%.1f,%.1f ", x(point.step()), y(point.value())));
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\" fill=\"%s\"/>\n",
                            x(point.step()),
                            y(point.value()),
                            colour));
        }
        svg.append(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n"
                        .formatted(path.toString().strip(), colour));
        svg.append(
                "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n"
                        .formatted(WIDTH - RIGHT + 10, TOP + 12 + 18 * index, colour, name));
    }

    private double x(double step) {
        return LEFT + (WIDTH - LEFT - RIGHT) * step / mostStep;
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (most - value) / (most - least);
    }

    private static String label(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value) >= 0.01 || value == 0 ? "%.2f" : "%.1e", value);
    }
}
