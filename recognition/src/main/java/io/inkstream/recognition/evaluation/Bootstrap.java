package io.inkstream.recognition.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * 95 % intervals by resampling (Efron's percentile bootstrap): the units are drawn with
 * replacement, as many as there are, {@value #RESAMPLES} times, and the figure is computed anew. A
 * unit is what varies independently: a document or a writer where known, else a line. The random
 * stream is fixed, so equal counts give equal intervals.
 */
public final class Bootstrap {

    public static final int RESAMPLES = 2000;

    private static final int CUT = RESAMPLES / 40;
    private static final long SEED = 20_250_101;

    /**
     * How much one model's figure lies above another's on the same units.
     *
     * @param difference second minus first
     * @param interval of the difference
     * @param below share of resamples in which the second figure is the lower one; equal ones count
     *     half
     */
    public record Comparison(double difference, Interval interval, double below) {}

    private Bootstrap() {}

    /** The interval of a figure that is one ratio of sums. */
    public static Interval interval(List<Ratio> units) {
        return interval(units.size(), draws -> sum(units, draws).value());
    }

    /**
     * The interval of any figure.
     *
     * @param statistic the figure when unit {@code i} counts {@code draws[i]} times; must not keep
     *     the array
     */
    public static Interval interval(int units, ToDoubleFunction<int[]> statistic) {
        double[] values = new double[RESAMPLES];
        resample(units, (n, draws) -> values[n] = statistic.applyAsDouble(draws));
        return middle(values);
    }

    /** Compares two models on the same units, drawn together. */
    public static Comparison compare(List<Ratio> first, List<Ratio> second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(
                    "%d and %d units cannot be paired".formatted(first.size(), second.size()));
        }
        double[] differences = new double[RESAMPLES];
        resample(
                first.size(),
                (n, draws) ->
                        differences[n] = sum(second, draws).value() - sum(first, draws).value());
        double below =
                Arrays.stream(differences).map(d -> d < 0 ? 1 : d > 0 ? 0 : 0.5).sum() / RESAMPLES;
        int[] once = new int[first.size()];
        Arrays.fill(once, 1);
        return new Comparison(
                sum(second, once).value() - sum(first, once).value(), middle(differences), below);
    }

    private interface Draw {
        void take(int number, int[] draws);
    }

    private static void resample(int units, Draw draw) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] draws = new int[units];
        for (int n = 0; n < RESAMPLES; n++) {
            Arrays.fill(draws, 0);
            for (int i = 0; i < units; i++) {
                draws[random.nextInt(units)]++;
            }
            draw.take(n, draws);
        }
    }

    private static Ratio sum(List<Ratio> units, int[] draws) {
        long part = 0;
        long whole = 0;
        for (int i = 0; i < draws.length; i++) {
            part += draws[i] * units.get(i).part();
            whole += draws[i] * units.get(i).whole();
        }
        return new Ratio(part, whole);
    }

    private static Interval middle(double[] values) {
        Arrays.sort(values);
        return new Interval(values[CUT], values[RESAMPLES - 1 - CUT]);
    }
}
