package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Bootstrap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two models on the same lines.
 *
 * @param other what the second model is called
 * @param better lines that the second model reads with fewer errors
 * @param worse lines that it reads with more
 * @param changed the lines of greatest difference
 */
public record PairedComparison(
        String other,
        LineEvaluation second,
        Bootstrap.Comparison cer,
        Bootstrap.Comparison wer,
        Bootstrap.Comparison exact,
        long better,
        long worse,
        List<Change> changed) {

    private static final int SHOWN = 20;

    /** One line under both models. */
    public record Change(LineReading first, LineReading second) {

        /** Negative where the second model is better. */
        public long difference() {
            return second.errors() - first.errors();
        }
    }

    /** Both evaluations hold the same lines in the same order. */
    public static PairedComparison of(
            LineEvaluation first, LineEvaluation second, String otherName) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < first.readings().size(); i++) {
            changes.add(new Change(first.readings().get(i), second.readings().get(i)));
        }
        Units one = first.units();
        Units two = second.units();
        return new PairedComparison(
                otherName,
                second,
                Bootstrap.compare(
                        one.ratios(LineEvaluation::characters),
                        two.ratios(LineEvaluation::characters)),
                Bootstrap.compare(
                        one.ratios(reading -> reading.accuracy().words().ratio()),
                        two.ratios(reading -> reading.accuracy().words().ratio())),
                Bootstrap.compare(
                        one.ratios(LineEvaluation::exact), two.ratios(LineEvaluation::exact)),
                changes.stream().filter(change -> change.difference() < 0).count(),
                changes.stream().filter(change -> change.difference() > 0).count(),
                changes.stream()
                        .filter(change -> change.difference() != 0)
                        .sorted(
                                Comparator.comparingLong(
                                                (Change change) -> Math.abs(change.difference()))
                                        .reversed())
                        .limit(SHOWN)
                        .toList());
    }
}
