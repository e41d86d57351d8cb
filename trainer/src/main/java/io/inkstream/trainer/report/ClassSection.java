package io.inkstream.trainer.report;

import io.inkstream.trainer.evaluation.ClassEvaluation;
import io.inkstream.trainer.evaluation.ClassReading;
import io.inkstream.trainer.evaluation.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the report says about classified pictures. */
final class ClassSection {

    private static final int LARGEST_MATRIX = 64;
    private static final int MISTAKES = 60;

    private ClassSection() {}

    static String html(ClassEvaluation classes) {
        return Html.section("classes", "Classes", figures(classes.matrix()))
                + Html.section("matrix", "What is taken for what", matrix(classes.matrix()))
                + Html.section("mistakes", "Surest mistakes", mistakes(classes));
    }

    private static String figures(ConfusionMatrix matrix) {
        return Html.table(
                List.of("class", "precision", "recall", "F1", "pictures", "predicted"),
                matrix.figures().stream()
                        .map(f ->
                                List.of(
                                        Html.escape(Visible.symbol(f.name())),
                                        Numbers.percent(f.precision()),
                                        Numbers.percent(f.recall()),
                                        Numbers.percent(f.f1()),
                                        Numbers.count(f.support()),
                                        Numbers.count(f.predicted())))
                        .toList());
    }

    private static String matrix(ConfusionMatrix matrix) {
        int size = matrix.classes().size();
        if (size > LARGEST_MATRIX) {
            return Html.paragraph("%d classes are too many to draw.".formatted(size));
        }
        List<String> heads = new ArrayList<>(List.of("truth ↓ read →"));
        matrix.classes().forEach(name -> heads.add(Visible.symbol(name)));
        List<List<String>> rows = new ArrayList<>();
        for (int truth = 0; truth < size; truth++) {
            List<String> row = new ArrayList<>();
            row.add(Html.escape(Visible.symbol(matrix.classes().get(truth))));
            long support = matrix.figures().get(truth).support();
            for (int read = 0; read < size; read++) {
                row.add(cell(matrix.count(truth, read), support));
            }
            rows.add(row);
        }
        return Html.table(heads, rows);
    }

    private static String cell(long count, long support) {
        return count == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "<span class=\"heat\" style=\"--share:%.2f\">%d</span>",
                        (double) count / Math.max(1, support),
                        count);
    }

    private static String mistakes(ClassEvaluation classes) {
        StringBuilder html = new StringBuilder("<div class=\"cards\">\n");
        classes.readings().stream()
                .filter(reading -> !reading.truth().equals(reading.predicted()))
                .sorted((a, b) -> Double.compare(b.confidence(), a.confidence()))
                .limit(MISTAKES)
                .forEach(reading -> html.append(mistake(reading)));
        return html.append("</div>\n").toString();
    }

    private static String mistake(ClassReading reading) {
        return "<div class=\"card\">%s<div>%s read as <mark>%s</mark></div></div>\n"
                .formatted(
                        Strip.image(reading.picture().line()),
                        Html.escape(Visible.symbol(reading.truth())),
                        Html.escape(Visible.symbol(reading.predicted())));
    }
}
