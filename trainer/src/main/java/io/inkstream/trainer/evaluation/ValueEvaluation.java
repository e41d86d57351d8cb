package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Bootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Everything that is said about a model and a set of pictures whose truth is numbers.
 *
 * @param squaredError mean over pictures and numbers
 * @param absoluteError mean over pictures and numbers
 * @param determination R²: the share of the truth's variance that the model explains, for each
 *     number about its own mean; 0 where the truth does not vary
 */
public record ValueEvaluation(
        List<ValueReading> readings,
        Figure squaredError,
        Figure absoluteError,
        Figure determination) {

    public static ValueEvaluation of(List<ValueReading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("there is no picture to measure with");
        }
        List<ValueReading> all = List.copyOf(readings);
        return new ValueEvaluation(
                all,
                figure(all, draws -> mean(all, draws, true)),
                figure(all, draws -> mean(all, draws, false)),
                figure(all, draws -> determination(all, draws)));
    }

    private static Figure figure(List<ValueReading> readings, ToDoubleFunction<int[]> statistic) {
        int[] once = new int[readings.size()];
        Arrays.fill(once, 1);
        return new Figure(
                statistic.applyAsDouble(once), Bootstrap.interval(readings.size(), statistic));
    }

    private static double mean(List<ValueReading> readings, int[] draws, boolean squared) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < draws.length; i++) {
            ValueReading reading = readings.get(i);
            sum += draws[i] * (squared ? reading.squared() : reading.absolute());
            count += (long) draws[i] * reading.truth().size();
        }
        return sum / count;
    }

    private static double determination(List<ValueReading> readings, int[] draws) {
        int numbers = readings.getFirst().truth().size();
        double unexplained = 0;
        double variance = 0;
        for (int number = 0; number < numbers; number++) {
            double sum = 0;
            double squares = 0;
            long count = 0;
            for (int i = 0; i < draws.length; i++) {
                double truth = readings.get(i).truth().get(number);
                double far = truth - readings.get(i).predicted().get(number);
                sum += draws[i] * truth;
                squares += draws[i] * truth * truth;
                count += draws[i];
                unexplained += draws[i] * far * far;
            }
            variance += squares - sum * sum / count;
        }
        return variance <= 0 ? 0 : 1 - unexplained / variance;
    }
}
