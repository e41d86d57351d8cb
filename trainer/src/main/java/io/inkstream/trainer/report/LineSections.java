package io.inkstream.trainer.report;

import io.inkstream.recognition.evaluation.Edits;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.evaluation.AlignedReading;
import io.inkstream.trainer.evaluation.Confusions;
import io.inkstream.trainer.evaluation.EffortCurve;
import io.inkstream.trainer.evaluation.LineEvaluation;
import io.inkstream.trainer.evaluation.LineReading;
import io.inkstream.trainer.evaluation.Reliability;
import io.inkstream.trainer.evaluation.Slice;
import io.inkstream.trainer.report.Chart.Axis;
import io.inkstream.trainer.report.Chart.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the report says about lines. */
final class LineSections {

    private static final int WORST = 50;
    private static final int PAIRS = 25;
    private static final int DOCUMENTS = 40;

    /** Columns beside a confused character, so that it can be seen in its place. */
    private static final int MARGIN = 24;

    private final LineEvaluation lines;
    private final int stride;

    /**
     * @param stride columns of a line picture per output step of the model
     */
    LineSections(LineEvaluation lines, int stride) {
        this.lines = lines;
        this.stride = stride;
    }

    String html() {
        return Html.section("errors", "Errors", errors())
                + Html.section("confusions", "What is taken for what", confusions())
                + Html.section("slices", "Where the errors are", slices())
                + Html.section("reliability", "Whether confidences can be believed", reliability())
                + Html.section("effort", "What correcting pays", effort())
                + Html.section("worst", "Worst lines", worst());
    }

    private String errors() {
        Edits edits = lines.sum().characters();
        return Html.paragraph(
                        "%s lines, %s characters, %s words; intervals over %ss."
                                .formatted(
                                        Numbers.count(lines.sum().lines()),
                                        Numbers.count(edits.length()),
                                        Numbers.count(lines.sum().words().length()),
                                        lines.units().name()))
                + Html.table(
                        List.of("characters", "number", "of the truth"),
                        List.of(
                                edit("replaced", edits.substitutions(), edits.length()),
                                edit("left out", edits.deletions(), edits.length()),
                                edit("added", edits.insertions(), edits.length()),
                                edit("all errors", edits.total(), edits.length())));
    }

    private static List<String> edit(String name, long count, long length) {
        return List.of(
                name,
                Numbers.count(count),
                Numbers.percent(length == 0 ? 0 : (double) count / length));
    }

    private String confusions() {
        if (lines.confusions().pairs().isEmpty()) {
            return Html.paragraph("No character was read wrong.");
        }
        long all = lines.sum().characters().total();
        return Html.paragraph(
                        "%d kinds of error; the %d most frequent. ∅ is nothing, ␣ a blank."
                                .formatted(
                                        lines.confusions().pairs().size(),
                                        Math.min(PAIRS, lines.confusions().pairs().size())))
                + Html.table(
                        List.of("truth", "read", "number", "of all errors", "examples"),
                        lines.confusions().pairs().stream()
                                .limit(PAIRS)
                                .map(pair -> confusion(pair, all))
                                .toList());
    }

    private List<String> confusion(Confusions.Pair pair, long all) {
        StringBuilder examples = new StringBuilder();
        for (Confusions.Example example : pair.examples()) {
            TextLine line = example.reading().line().line();
            int from = example.firstStep() * stride - MARGIN;
            int to = (example.lastStep() + 1) * stride + MARGIN;
            examples.append(Strip.image(line, from, to)).append(' ');
        }
        return List.of(
                "<b class=\"glyph\">%s</b>".formatted(Html.escape(Visible.symbol(pair.truth()))),
                "<b class=\"glyph\">%s</b>".formatted(Html.escape(Visible.symbol(pair.read()))),
                Numbers.count(pair.count()),
                Numbers.percent((double) pair.count() / all),
                examples.toString());
    }

    private String slices() {
        List<Slice> documents = lines.slices().byDocument();
        String more =
                documents.size() > DOCUMENTS
                        ? Html.paragraph(
                                "The worst %d of %d documents; all are in eval.json."
                                        .formatted(DOCUMENTS, documents.size()))
                        : "";
        return "<div class=\"columns\">"
                + slices("length of the line", lines.slices().byLength())
                + slices("kind of character", lines.slices().byKind())
                + slices("script", lines.slices().byScript())
                + slices("document or writer", documents.stream().limit(DOCUMENTS).toList())
                + slices("font family or set", lines.slices().bySource())
                + "</div>"
                + more;
    }

    private static String slices(String name, List<Slice> slices) {
        double highest = slices.stream().mapToDouble(s -> s.characters().rate()).max().orElse(0);
        return Html.table(
                List.of(name, "lines", "characters", "CER", ""),
                slices.stream()
                        .map(slice ->
                                List.of(
                                        Html.escape(slice.name()),
                                        Numbers.count(slice.lines()),
                                        Numbers.count(slice.characters().length()),
                                        Numbers.percent(slice.characters().rate()),
                                        bar(slice.characters().rate(), highest)))
                        .toList());
    }

    private static String bar(double value, double highest) {
        return String.format(
                Locale.ROOT,
                "<span class=\"bar\" style=\"width:%.1fpx\"></span>",
                highest == 0 ? 0 : Math.min(1, value / highest) * 80);
    }

    private String reliability() {
        Reliability reliability = lines.reliability();
        List<Point> points =
                reliability.bins().stream()
                        .filter(bin -> bin.count() > 0)
                        .map(bin -> new Point(bin.confidence(), bin.accuracy()))
                        .toList();
        Chart chart =
                new Chart(
                                "Characters by the decoder's confidence.",
                                Axis.ofPercent("confidence", 1),
                                Axis.ofPercent("right", 1))
                        .with("measured", points, false, true)
                        .with("perfect", List.of(new Point(0, 0), new Point(1, 1)), true, false);
        return Html.paragraph(
                        String.format(
                                Locale.ROOT,
                                "Expected calibration error %.3f over %,d characters in ten bins. Points below the"
                                        + " dashed line are surer than they should be.",
                                reliability.expectedCalibrationError(),
                                reliability.count()))
                + chart.svg()
                + Html.table(
                        List.of("confidence", "characters", "mean confidence", "right"),
                        IntStream.range(0, Reliability.BINS)
                                .mapToObj(i -> bin(i, reliability.bins().get(i)))
                                .toList());
    }

    private static List<String> bin(int number, Reliability.Bin bin) {
        return List.of(
                "%d to %d %%".formatted(number * 10, number * 10 + 10),
                Numbers.count(bin.count()),
                bin.count() == 0 ? "–" : Numbers.percent(bin.confidence()),
                bin.count() == 0 ? "–" : Numbers.percent(bin.accuracy()));
    }

    private String effort() {
        List<EffortCurve.Point> points = lines.effort().points();
        EffortCurve.Point fifth = points.get(4);
        return Html.paragraph(
                        "Correcting the least sure fifth of the lines leaves a character error rate of %s; the best choice would leave %s."
                                .formatted(
                                        Numbers.percent(fifth.cer()),
                                        Numbers.percent(fifth.best())))
                + new Chart(
                                "Error rate that remains.",
                                Axis.ofPercent("lines corrected, least sure first", 1),
                                Axis.ofPercent(
                                        "character error rate",
                                        Math.max(0.001, points.getFirst().cer())))
                        .with(
                                "by confidence",
                                points.stream()
                                        .map(p -> new Point(p.corrected(), p.cer()))
                                        .toList(),
                                false,
                                false)
                        .with(
                                "if the errors were known",
                                points.stream()
                                        .map(p -> new Point(p.corrected(), p.best()))
                                        .toList(),
                                true,
                                false)
                        .svg();
    }

    private String worst() {
        StringBuilder html = new StringBuilder();
        html.append(
                "<p class=\"legend\"><mark>replaced</mark> <del>left out</del> <ins>added</ins></p>\n");
        for (LineReading reading : lines.worst(WORST)) {
            html.append(
                    "<div class=\"line\"><div class=\"about\">%s · %d errors in %d characters · confidence %s</div>\n%s\n%s</div>\n"
                            .formatted(
                                    Html.escape(reading.line().id()),
                                    reading.errors(),
                                    reading.accuracy().characters().length(),
                                    Numbers.percent(reading.read().confidence()),
                                    Strip.image(reading.line().line()),
                                    DifferenceMarkup.rows(AlignedReading.of(reading))));
        }
        return html.toString();
    }
}
