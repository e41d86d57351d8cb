package io.inkstream.recognition.image;

import java.util.Arrays;

/**
 * By how much the text of a page leans, from the bottoms of letter-sized components: at the right
 * angle they fall into few rows, so the sum of squared row counts is largest (a projection profile
 * on components instead of pixels). A positive angle means that lines fall to the right.
 */
public final class SkewEstimator {
    private static final double[] STEPS_DEGREES = {0.25, 0.05, 0.01};
    private static final int FEWEST_LETTERS = 12;
    private static final int MOST_LETTERS = 6_000;

    private final double largestDegrees;

    /**
     * Looks at a range of angles.
     *
     * @param largestDegrees angles up to this, to either side, are looked at
     */
    public SkewEstimator(double largestDegrees) {
        if (!(largestDegrees > 0 && largestDegrees < 45)) {
            throw new IllegalArgumentException(
                    "largestDegrees must be in 0..45, was " + largestDegrees);
        }
        this.largestDegrees = largestDegrees;
    }

    /** Degrees; 0 if the page has too few letters to tell. */
    public double degrees(Components components, double letterHeight) {
        int[] letters = letters(components, letterHeight);
        if (letters.length < FEWEST_LETTERS) {
            return 0;
        }
        double[] x = new double[letters.length];
        double[] y = new double[letters.length];
        for (int i = 0; i < letters.length; i++) {
            x[i] = (components.left(letters[i]) + components.right(letters[i])) / 2.0;
            y[i] = components.bottom(letters[i]);
        }
        return search(x, y, Math.max(1, letterHeight / 6));
    }

    private double search(double[] x, double[] y, double rowHeight) {
        double best = 0;
        double reach = largestDegrees;
        for (double step : STEPS_DEGREES) {
            double centre = best;
            double bestScore = score(x, y, centre, rowHeight);
            int steps = (int) Math.round(reach / step);
            for (int i = -steps; i <= steps; i++) {
                double degrees = centre + i * step;
                double score = score(x, y, degrees, rowHeight);
                if (score > bestScore) {
                    bestScore = score;
                    best = degrees;
                }
            }
            reach = step;
        }
        return best;
    }

    /**
     * Each bottom is shared between the two rows it lies between, which makes the score smooth in
     * the angle.
     */
    private static double score(double[] x, double[] y, double degrees, double rowHeight) {
        double slope = Math.tan(Math.toRadians(degrees));
        double lowest = Double.MAX_VALUE;
        double highest = -Double.MAX_VALUE;
        for (int i = 0; i < x.length; i++) {
            double row = (y[i] - slope * x[i]) / rowHeight;
            lowest = Math.min(lowest, row);
            highest = Math.max(highest, row);
        }
        double[] rows = new double[(int) (highest - lowest) + 2];
        for (int i = 0; i < x.length; i++) {
            double row = (y[i] - slope * x[i]) / rowHeight - lowest;
            int floor = (int) row;
            rows[floor] += 1 - (row - floor);
            rows[floor + 1] += row - floor;
        }
        return Arrays.stream(rows).map(count -> count * count).sum();
    }

    private static int[] letters(Components components, double letterHeight) {
        int[] letters = new int[components.count()];
        int n = 0;
        for (int i = 0; i < components.count(); i++) {
            double height = components.height(i) / letterHeight;
            double aspect = components.width(i) / (double) components.height(i);
            if (height >= 0.7 && height <= 2.0 && aspect >= 0.15 && aspect <= 8) {
                letters[n++] = i;
            }
        }
        return thinned(Arrays.copyOf(letters, n));
    }

    private static int[] thinned(int[] letters) {
        if (letters.length <= MOST_LETTERS) {
            return letters;
        }
        int[] chosen = new int[MOST_LETTERS];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = letters[(int) ((long) i * letters.length / MOST_LETTERS)];
        }
        return chosen;
    }
}
