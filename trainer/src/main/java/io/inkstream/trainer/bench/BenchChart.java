package io.inkstream.trainer.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a benchmark as a picture: CPU seconds per page, and errors by level. */
final class BenchChart {
    private static final int WIDTH = 760;
    private static final int BAR = 18;
    private static final int LABEL = 190;
    private static final int ROOM = 470;
    private static final List<String> COLOURS = List.of("#2f6f4f", "#b0b7bf", "#8793a0");

    private final Comparison pages;
    private final StringBuilder svg = new StringBuilder();
    private int y = 34;

    private BenchChart(Comparison pages) {
        this.pages = pages;
    }

    static String svg(Comparison pages) {
        return new BenchChart(pages).draw();
    }

    private String draw() {
        heading("CPU seconds per page, one thread (shorter is better)");
        double most = pages.ours().cpuPerPage();
        for (Comparison.Reader reader : pages.theirs().values()) {
            most = Math.max(most, reader.cpuPerPage());
        }
        bar("Inkstream", pages.ours().cpuPerPage(), most, 0, "%.2f");
        int colour = 1;
        for (Map.Entry<Tesseract.Mode, Comparison.Reader> entry : pages.theirs().entrySet()) {
            String name = "Tesseract " + entry.getKey().title();
            bar(name, entry.getValue().cpuPerPage(), most, colour++, "%.2f");
        }
        for (String level : pages.levels()) {
            heading("Character errors, " + level + " (%)");
            List<String> only = List.of(level);
            double worst = pages.accuracy(pages.ours(), only).cer();
            for (Comparison.Reader reader : pages.theirs().values()) {
                worst = Math.max(worst, pages.accuracy(reader, only).cer());
            }
            bar(
                    "Inkstream",
                    100 * pages.accuracy(pages.ours(), only).cer(),
                    100 * worst,
                    0,
                    "%.2f");
            colour = 1;
            for (Map.Entry<Tesseract.Mode, Comparison.Reader> entry : pages.theirs().entrySet()) {
                double cer = pages.accuracy(entry.getValue(), only).cer();
                String name = "Tesseract " + entry.getKey().title();
                bar(name, 100 * cer, 100 * worst, colour++, "%.2f");
            }
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        %s</svg>
        """
                .formatted(WIDTH, y, svg);
    }

    private void heading(String title) {
        svg.append("<text x=\"16\" y=\"%d\" font-weight=\"bold\">%s</text>%n".formatted(y, title));
        y += 12;
    }

    private void bar(String name, double value, double most, int colour, String form) {
        double length = most > 0 ? ROOM * value / most : 0;
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"16\" y=\"%d\">%s</text><rect x=\"%d\" y=\"%d\" width=\"%.1f\""
                                + " height=\"%d\" fill=\"%s\"/><text x=\"%.1f\" y=\"%d\">"
                                + form
                                + "</text>%n",
                        y + BAR - 4,
                        name,
                        LABEL,
                        y,
                        length,
                        BAR,
                        COLOURS.get(colour % COLOURS.size()),
                        LABEL + length + 6,
                        y + BAR - 4,
                        value));
        y += BAR + 4 + (colour == pages.theirs().size() ? 24 : 0);
    }
}
