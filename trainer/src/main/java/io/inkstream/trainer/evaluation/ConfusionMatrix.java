package io.inkstream.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * True classes against predicted ones. A class is one that occurs in the truth or in a prediction;
 * precision, recall and F1 that would divide by zero are 0.
 */
public final class ConfusionMatrix {

    private final List<String> classes;
    private final long[][] counts;

    /** One class of the matrix. */
    public record ClassFigures(
            String name,
            long support,
            long predicted,
            double precision,
            double recall,
            double f1) {}

    private ConfusionMatrix(List<String> classes, long[][] counts) {
        this.classes = classes;
        this.counts = counts;
    }

    /** Truths and predictions correspond by position; classes come in the order of their names. */
    public static ConfusionMatrix of(List<String> truths, List<String> predictions) {
        if (truths.size() != predictions.size()) {
            throw new IllegalArgumentException(
                    "%d truths and %d predictions".formatted(truths.size(), predictions.size()));
        }
        TreeSet<String> names = new TreeSet<>(truths);
        names.addAll(predictions);
        List<String> classes = List.copyOf(names);
        long[][] counts = new long[classes.size()][classes.size()];
        for (int i = 0; i < truths.size(); i++) {
            counts[classes.indexOf(truths.get(i))][classes.indexOf(predictions.get(i))]++;
        }
        return new ConfusionMatrix(classes, counts);
    }

    public List<String> classes() {
        return classes;
    }

    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    public long total() {
        long sum = 0;
        for (int i = 0; i < classes.size(); i++) {
            sum += support(i);
        }
        return sum;
    }

    public double accuracy() {
        long right = 0;
        for (int i = 0; i < classes.size(); i++) {
            right += counts[i][i];
        }
        long total = total();
        return total == 0 ? 0 : (double) right / total;
    }

    /** The mean F1 of all classes, each counting the same. */
    public double macroF1() {
        return figures().stream().mapToDouble(ClassFigures::f1).average().orElse(0);
    }

    public List<ClassFigures> figures() {
        List<ClassFigures> figures = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            long right = counts[i][i];
            long support = support(i);
            long predicted = predicted(i);
            figures.add(
                    new ClassFigures(
                            classes.get(i),
                            support,
                            predicted,
                            share(right, predicted),
                            share(right, support),
                            share(2 * right, support + predicted)));
        }
        return figures;
    }

    private long support(int truth) {
        long sum = 0;
        for (long count : counts[truth]) {
            sum += count;
        }
        return sum;
    }

    private long predicted(int predicted) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[predicted];
        }
        return sum;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
