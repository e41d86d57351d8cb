package io.inkstream.trainer.report;

import io.inkstream.trainer.evaluation.ClassEvaluation;
import io.inkstream.trainer.evaluation.Confusions;
import io.inkstream.trainer.evaluation.Evaluation;
import io.inkstream.trainer.evaluation.FinderEvaluation;
import io.inkstream.trainer.evaluation.LineEvaluation;
import io.inkstream.trainer.evaluation.LineReading;
import io.inkstream.trainer.evaluation.PageEvaluation;
import io.inkstream.trainer.evaluation.PairedComparison;
import io.inkstream.trainer.evaluation.ValueEvaluation;
import java.util.Locale;
import java.util.stream.Collectors;

/** An evaluation as some lines for the console. */
public final class EvaluationText {

    private static final int CONFUSIONS = 8;

    private final Evaluation evaluation;
    private final int worst;

    /**
     * @param worst how many of the worst lines are shown
     */
    public EvaluationText(Evaluation evaluation, int worst) {
        this.evaluation = evaluation;
        this.worst = worst;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("%s on %s%n".formatted(evaluation.model(), evaluation.data()));
        evaluation.lines().ifPresent(lines -> add(text, lines));
        evaluation.pages().ifPresent(pages -> add(text, pages));
        evaluation.classes().ifPresent(classes -> add(text, classes));
        evaluation.values().ifPresent(values -> add(text, values));
        evaluation.finder().ifPresent(pages -> add(text, pages));
        evaluation.comparison().ifPresent(comparison -> add(text, comparison));
        return text.toString();
    }

    private void add(StringBuilder text, LineEvaluation lines) {
        row(text, "lines", Numbers.count(lines.sum().lines()));
        row(text, "CER", Numbers.withRange(lines.cer()));
        row(text, "WER", Numbers.withRange(lines.wer()));
        row(text, "exact", Numbers.withRange(lines.exact()));
        row(text, "graphemes", Numbers.withRange(lines.graphemeCer()));
        row(
                text,
                "edits",
                "%d added, %d left out, %d replaced"
                        .formatted(
                                lines.sum().characters().insertions(),
                                lines.sum().characters().deletions(),
                                lines.sum().characters().substitutions()));
        row(
                text,
                "calibration",
                String.format(
                        Locale.ROOT,
                        "expected error %.3f",
                        lines.reliability().expectedCalibrationError()));
        row(
                text,
                "confusions",
                lines.confusions().pairs().stream()
                        .limit(CONFUSIONS)
                        .map(EvaluationText::pair)
                        .collect(Collectors.joining("  ")));
        text.append("  95 %% intervals over %ss%n".formatted(lines.units().name()));
        for (LineReading line : lines.worst(worst)) {
            text.append(
                    "%s, %d errors%n  truth %s%n  read  %s%n"
                            .formatted(
                                    line.line().id(),
                                    line.errors(),
                                    line.line().text(),
                                    line.read().text()));
        }
    }

    private static String pair(Confusions.Pair pair) {
        return "%s>%s %d"
                .formatted(Visible.symbol(pair.truth()), Visible.symbol(pair.read()), pair.count());
    }

    private static void add(StringBuilder text, PageEvaluation pages) {
        row(text, "pages", Numbers.count(pages.pages().size()));
        row(text, "page CER", Numbers.withRange(pages.pageCer()));
        row(text, "page WER", Numbers.withRange(pages.pageWer()));
        pages.found()
                .ifPresent(found -> {
                    row(
                            text,
                            "lines",
                            "%d drawn, %d found, %d matched"
                                    .formatted(found.truth(), found.found(), found.matched()));
                    row(text, "line CER", Numbers.withRange(pages.lineCer()));
                });
        pages.lineF1().ifPresent(f1 -> row(text, "line F1", Numbers.withRange(f1)));
        pages.baselineF1().ifPresent(f1 -> row(text, "baseline F1", Numbers.withRange(f1)));
        text.append("  95 % intervals over pages\n");
    }

    private static void add(StringBuilder text, FinderEvaluation pages) {
        row(text, "pages", Numbers.count(pages.pages().size()));
        row(
                text,
                "lines",
                "%d drawn, %d found, %d matched"
                        .formatted(
                                pages.found().truth(),
                                pages.found().found(),
                                pages.found().matched()));
        row(text, "line F1", Numbers.withRange(pages.lineF1()));
        pages.baselineF1().ifPresent(f1 -> row(text, "baseline F1", Numbers.withRange(f1)));
        text.append("  95 % intervals over pages\n");
    }

    private static void add(StringBuilder text, ValueEvaluation values) {
        row(text, "pictures", Numbers.count(values.readings().size()));
        row(text, "MSE", Numbers.numberWithRange(values.squaredError()));
        row(text, "MAE", Numbers.numberWithRange(values.absoluteError()));
        row(text, "R²", Numbers.numberWithRange(values.determination()));
        text.append("  95 %% intervals over pictures%n".formatted());
    }

    private static void add(StringBuilder text, ClassEvaluation classes) {
        row(text, "pictures", Numbers.count(classes.readings().size()));
        row(text, "accuracy", Numbers.withRange(classes.accuracy()));
        row(text, "macro F1", Numbers.withRange(classes.macroF1()));
        row(text, "loss", Numbers.numberWithRange(classes.loss()));
    }

    private static void add(StringBuilder text, PairedComparison comparison) {
        row(
                text,
                "compared",
                "%s: CER %s, difference %s (%s), fewer errors on %d lines, more on %d"
                        .formatted(
                                comparison.other(),
                                Numbers.percent(comparison.second().cer().value()),
                                Numbers.signedPercent(comparison.cer().difference()),
                                Numbers.range(comparison.cer().interval()),
                                comparison.better(),
                                comparison.worse()));
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-12s %s%n", name, value));
    }
}
