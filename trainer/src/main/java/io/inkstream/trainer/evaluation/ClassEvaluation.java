package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Bootstrap;
import io.inkstream.recognition.evaluation.Ratio;
import java.util.Arrays;
import java.util.List;

/** Everything that is said about a model and a set of classified pictures. */
public record ClassEvaluation(
        List<ClassReading> readings,
        ConfusionMatrix matrix,
        Figure accuracy,
        Figure macroF1,
        Figure loss) {

    public static ClassEvaluation of(List<ClassReading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("there is no picture to measure with");
        }
        List<String> truths = readings.stream().map(ClassReading::truth).toList();
        List<String> predictions = readings.stream().map(ClassReading::predicted).toList();
        ConfusionMatrix matrix = ConfusionMatrix.of(truths, predictions);
        List<Ratio> right =
                readings.stream()
                        .map(r -> new Ratio(r.truth().equals(r.predicted()) ? 1 : 0, 1))
                        .toList();
        return new ClassEvaluation(
                List.copyOf(readings),
                matrix,
                Figure.of(right),
                new Figure(
                        matrix.macroF1(),
                        Bootstrap.interval(readings.size(), new MacroF1(matrix, readings)::of)),
                loss(readings));
    }

    /** The mean cross-entropy. */
    private static Figure loss(List<ClassReading> readings) {
        double[] losses = readings.stream().mapToDouble(ClassReading::loss).toArray();
        return new Figure(
                Arrays.stream(losses).average().orElseThrow(),
                Bootstrap.interval(
                        losses.length,
                        draws -> {
                            double sum = 0;
                            for (int i = 0; i < draws.length; i++) {
                                sum += draws[i] * losses[i];
                            }
                            return sum / losses.length;
                        }));
    }

    /** The macro F1 of a resample, without building a matrix each time. */
    private static final class MacroF1 {

        private final int[] truths;
        private final int[] predictions;
        private final int classes;

        MacroF1(ConfusionMatrix matrix, List<ClassReading> readings) {
            this.classes = matrix.classes().size();
            this.truths =
                    readings.stream().mapToInt(r -> matrix.classes().indexOf(r.truth())).toArray();
            this.predictions =
                    readings.stream()
                            .mapToInt(r -> matrix.classes().indexOf(r.predicted()))
                            .toArray();
        }

        double of(int[] draws) {
            long[] right = new long[classes];
            long[] both = new long[classes];
            for (int i = 0; i < draws.length; i++) {
                right[truths[i]] += truths[i] == predictions[i] ? draws[i] : 0;
                both[truths[i]] += draws[i];
                both[predictions[i]] += draws[i];
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += both[c] == 0 ? 0 : 2.0 * right[c] / both[c];
            }
            return sum / classes;
        }
    }
}
