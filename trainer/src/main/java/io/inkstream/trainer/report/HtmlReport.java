package io.inkstream.trainer.report;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.evaluation.LineMatches;
import io.inkstream.trainer.evaluation.Evaluation;
import io.inkstream.trainer.evaluation.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An evaluation as one page of HTML that needs nothing else. */
final class HtmlReport {

    private final Evaluation evaluation;
    private final Optional<TrainingCurves> curves;

    HtmlReport(Evaluation evaluation, Optional<TrainingCurves> curves) {
        this.evaluation = evaluation;
        this.curves = curves;
    }

    String html() throws IOException {
        String title = evaluation.model() + " on " + evaluation.data();
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        <h1>%s <small>on %s</small></h1>
        %s</main>
        </body>
        </html>
        """
                .formatted(
                        Html.escape(title),
                        style(),
                        Html.escape(evaluation.model()),
                        Html.escape(evaluation.data()),
                        sections());
    }

    private String sections() {
        StringBuilder body = new StringBuilder();
        body.append("<div class=\"cards\">\n%s</div>\n".formatted(cards()));
        evaluation
                .comparison()
                .ifPresent(comparison -> body.append(ComparisonSection.html(comparison)));
        curves.ifPresent(run -> body.append(Html.section("curves", "Training", run.svg())));
        evaluation
                .lines()
                .ifPresent(lines ->
                        body.append(
                                new LineSections(lines, evaluation.description().stride()).html()));
        evaluation.pages().ifPresent(pages -> body.append(new PageSections(pages).html()));
        evaluation.classes().ifPresent(classes -> body.append(ClassSection.html(classes)));
        evaluation.values().ifPresent(values -> body.append(ValueSection.html(values)));
        evaluation.finder().ifPresent(pages -> body.append(FinderSection.html(pages)));
        return body.append(definitions()).toString();
    }

    private String cards() {
        StringBuilder cards = new StringBuilder();
        evaluation
                .lines()
                .ifPresent(lines -> {
                    card(cards, "character error rate", lines.cer());
                    card(cards, "word error rate", lines.wer());
                    card(cards, "lines without error", lines.exact());
                    card(cards, "grapheme error rate", lines.graphemeCer());
                });
        evaluation
                .pages()
                .ifPresent(pages -> {
                    card(cards, "page character error rate", pages.pageCer());
                    pages.lineF1().ifPresent(f1 -> card(cards, "line F1", f1));
                    pages.baselineF1().ifPresent(f1 -> card(cards, "baseline F1", f1));
                });
        evaluation
                .classes()
                .ifPresent(classes -> {
                    card(cards, "accuracy", classes.accuracy());
                    card(cards, "macro F1", classes.macroF1());
                    numberCard(cards, "loss (cross-entropy)", classes.loss());
                });
        evaluation
                .values()
                .ifPresent(values -> {
                    numberCard(cards, "mean squared error", values.squaredError());
                    numberCard(cards, "mean absolute error", values.absoluteError());
                    numberCard(cards, "R²", values.determination());
                });
        evaluation
                .finder()
                .ifPresent(pages -> {
                    card(cards, "line F1", pages.lineF1());
                    pages.baselineF1().ifPresent(f1 -> card(cards, "baseline F1", f1));
                });
        return cards.toString();
    }

    private static void card(StringBuilder cards, String name, Figure figure) {
        card(cards, name, Numbers.percent(figure.value()), Numbers.range(figure.interval()));
    }

    private static void numberCard(StringBuilder cards, String name, Figure figure) {
        card(cards, name, Numbers.number(figure.value()), Numbers.numberRange(figure.interval()));
    }

    private static void card(StringBuilder cards, String name, String value, String range) {
        cards.append(
                "<div class=\"card\"><div class=\"name\">%s</div><div class=\"value\">%s</div><div class=\"range\">%s</div></div>\n"
                        .formatted(name, value, range));
    }

    private static String definitions() {
        return Html.section(
                "definitions",
                "How this was measured",
                Html.paragraph(
                                "Ranges are 95 % intervals by bootstrap: documents (or lines,"
                                        + " pages, pictures where said so) are drawn anew 2000 times.")
                        + Html.paragraph(
                                "Texts are compared in this form: " + Accuracy.NORMAL_FORM + ".")
                        + Html.paragraph("Empty truth: " + Accuracy.EMPTY_RULE + ".")
                        + Html.paragraph(
                                "A page is compared as its lines in reading order. A line counts as"
                                        + " found at an intersection over union of "
                                        + LineMatches.SAME_LINE
                                        + " of the outlines; baselines are scored as in the cBAD"
                                        + " competitions."));
    }

    private static String style() throws IOException {
        try (@Nullable InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing in this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
