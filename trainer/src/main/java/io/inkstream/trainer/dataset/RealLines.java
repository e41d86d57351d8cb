package io.inkstream.trainer.dataset;

import io.inkstream.trainer.dataset.augmentation.Augmentation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Real lines, changed anew each time: sets by their weights, lines of a set by theirs. The length
 * asked for does not matter to them.
 */
final class RealLines implements LineSource {

    /**
     * Lines drawn and changed alike.
     *
     * @param weight how often the set is drawn, compared to others
     * @param strength how strongly its lines are augmented
     */
    record WeightedSet(List<ScannedLine> lines, double weight, double strength) {

        WeightedSet {
            lines = List.copyOf(lines);
        }
    }

    private final List<WeightedSet> sets;
    private final double[] untilSet;
    private final List<double[]> untilLine;
    private final int height;
    private final Augmentation augmentation;

    RealLines(
            List<WeightedSet> sets,
            ToDoubleFunction<ScannedLine> weight,
            int height,
            Augmentation augmentation) {
        this.sets = List.copyOf(sets);
        this.untilSet = sums(sets.stream().mapToDouble(WeightedSet::weight).toArray());
        this.untilLine =
                sets.stream()
                        .map(set -> sums(set.lines().stream().mapToDouble(weight).toArray()))
                        .toList();
        this.height = height;
        this.augmentation = augmentation;
    }

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        int set = chosen(untilSet, random);
        WeightedSet from = sets.get(set);
        ScannedLine line = from.lines().get(chosen(untilLine.get(set), random));
        return line.varied(height, augmentation, from.strength(), random);
    }

    private static double[] sums(double[] weights) {
        double[] sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    private static int chosen(double[] until, Random random) {
        int at = Arrays.binarySearch(until, random.nextDouble() * until[until.length - 1]);
        return Math.min(at < 0 ? -at - 1 : at + 1, until.length - 1);
    }
}
