package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Alignment;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a confidence is a probability: the characters read, in ten bins of equal width by their
 * confidence, and how many of each bin are right. The expected calibration error is the mean
 * distance between the two, weighed by the bins' sizes (Naeini, Cooper, Hauskrecht, "Obtaining well
 * calibrated probabilities using Bayesian binning", 2015).
 */
public record Reliability(List<Bin> bins) {

    public static final int BINS = 10;

    /** Characters of similar confidence. */
    public record Bin(long count, double confidenceSum, long right) {

        public double confidence() {
            return count == 0 ? 0 : confidenceSum / count;
        }

        public double accuracy() {
            return count == 0 ? 0 : (double) right / count;
        }
    }

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** A character is right when it is the true one at its place. */
    public static Reliability of(List<AlignedReading> readings) {
        long[] counts = new long[BINS];
        double[] sums = new double[BINS];
        long[] right = new long[BINS];
        for (AlignedReading reading : readings) {
            for (Alignment.Step step : reading.alignment().steps()) {
                if (step.kind() != Alignment.Kind.DELETION && !reading.characters().isEmpty()) {
                    double confidence = reading.characters().get(step.reading()).confidence();
                    int bin = Math.min(BINS - 1, (int) (confidence * BINS));
                    counts[bin]++;
                    sums[bin] += confidence;
                    right[bin] += step.kind() == Alignment.Kind.SAME ? 1 : 0;
                }
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new Bin(counts[i], sums[i], right[i]));
        }
        return new Reliability(bins);
    }

    public long count() {
        return bins.stream().mapToLong(Bin::count).sum();
    }

    /** 0 is perfect; 0 too when there is nothing to judge. */
    public double expectedCalibrationError() {
        long all = count();
        return bins.stream()
                .filter(bin -> bin.count() > 0)
                .mapToDouble(bin ->
                        (double) bin.count() / all * Math.abs(bin.confidence() - bin.accuracy()))
                .sum();
    }
}
