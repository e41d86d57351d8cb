package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.evaluation.Ratio;
import java.util.Comparator;
import java.util.List;

/** Everything that is said about a model and a set of lines. */
public record LineEvaluation(
        List<LineReading> readings,
        Units units,
        Accuracy sum,
        Figure cer,
        Figure wer,
        Figure graphemeCer,
        Figure exact,
        Confusions confusions,
        Reliability reliability,
        EffortCurve effort,
        Slices slices) {

    /** The same lines, cut in several ways. */
    public record Slices(
            List<Slice> byLength,
            List<Slice> byDocument,
            List<Slice> bySource,
            List<Slice> byScript,
            List<Slice> byKind) {}

    public static LineEvaluation of(List<LineReading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("there is no line to measure with");
        }
        Units units = Units.of(readings);
        List<AlignedReading> aligned = readings.stream().map(AlignedReading::of).toList();
        return new LineEvaluation(
                List.copyOf(readings),
                units,
                readings.stream().map(LineReading::accuracy).reduce(Accuracy.NONE, Accuracy::plus),
                Figure.of(units.ratios(LineEvaluation::characters)),
                Figure.of(units.ratios(reading -> reading.accuracy().words().ratio())),
                Figure.of(units.ratios(reading -> reading.accuracy().graphemes().ratio())),
                Figure.of(units.ratios(LineEvaluation::exact)),
                Confusions.of(aligned),
                Reliability.of(aligned),
                EffortCurve.of(readings),
                new Slices(
                        Slice.byLength(readings),
                        Slice.byDocument(readings),
                        Slice.bySource(readings),
                        Slice.byScript(aligned),
                        Slice.byKind(aligned)));
    }

    /** The lines with most errors; of equal ones the shorter, and those without error never. */
    public List<LineReading> worst(int count) {
        return readings.stream()
                .filter(reading -> reading.errors() > 0)
                .sorted(
                        Comparator.comparingLong(LineReading::errors)
                                .reversed()
                                .thenComparingLong(r -> r.accuracy().characters().length())
                                .thenComparing(r -> r.line().id()))
                .limit(count)
                .toList();
    }

    static Ratio characters(LineReading reading) {
        return reading.accuracy().characters().ratio();
    }

    static Ratio exact(LineReading reading) {
        return new Ratio(reading.accuracy().exact(), 1);
    }
}
