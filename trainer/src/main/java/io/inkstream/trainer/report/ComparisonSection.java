package io.inkstream.trainer.report;

import io.inkstream.recognition.evaluation.Bootstrap;
import io.inkstream.trainer.evaluation.AlignedReading;
import io.inkstream.trainer.evaluation.PairedComparison;
import java.util.List;

/** What the report says about another model on the same lines. */
final class ComparisonSection {

    private static final int SHOWN = 10;

    private ComparisonSection() {}

    static String html(PairedComparison comparison) {
        String other = comparison.other();
        StringBuilder body = new StringBuilder();
        body.append(
                Html.paragraph(
                        "%s makes fewer errors on %d lines and more on %d. Both models are resampled together."
                                .formatted(other, comparison.better(), comparison.worse())));
        body.append(
                Html.table(
                        List.of("", other, "difference", "95 % interval", "lower in"),
                        List.of(
                                row(
                                        "character error rate",
                                        comparison.second().cer().value(),
                                        comparison.cer()),
                                row(
                                        "word error rate",
                                        comparison.second().wer().value(),
                                        comparison.wer()),
                                row(
                                        "lines without error",
                                        comparison.second().exact().value(),
                                        comparison.exact()))));
        body.append(Html.paragraph("The lines that differ most:"));
        comparison.changed().stream().limit(SHOWN).forEach(change -> body.append(line(change)));
        return Html.section("comparison", "Compared with " + other, body.toString());
    }

    private static List<String> row(String name, double second, Bootstrap.Comparison comparison) {
        return List.of(
                name,
                Numbers.percent(second),
                Numbers.signedPercent(comparison.difference()),
                Numbers.range(comparison.interval()),
                "%.1f %% of resamples".formatted(100 * comparison.below()));
    }

    private static String line(PairedComparison.Change change) {
        return "<div class=\"line\"><div class=\"about\">%s · %d errors, then %d</div>\n%s\n%s%s</div>\n"
                .formatted(
                        Html.escape(change.first().line().id()),
                        change.first().errors(),
                        change.second().errors(),
                        Strip.image(change.first().line().line()),
                        DifferenceMarkup.rows(AlignedReading.of(change.first())),
                        DifferenceMarkup.rows(AlignedReading.of(change.second())));
    }
}
