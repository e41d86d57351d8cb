package io.inkstream.recognition.layout;

import java.util.List;

/**
 * The straight line that most letters of a line stand on, in upright coordinates: {@code y =
 * intercept + slope * x}. Fitted to the letters' bottoms by least squares, repeated on those near
 * the last fit, so that descenders, commas and touching letters do not pull it down.
 */
record BaselineFit(double slope, double intercept) {
    private static final double NEAR = 0.3;
    private static final double STEEPEST = 0.06;
    private static final int ROUNDS = 4;
    private static final int FEWEST_FOR_SLOPE = 6;

    /**
     * @param size height of the line's ordinary letters
     */
    static BaselineFit of(List<Mark> letters, double size) {
        BaselineFit fit = new BaselineFit(0, lowMedianBottom(letters));
        double near = 1.5 * NEAR * size;
        for (int round = 0; round < ROUNDS; round++) {
            fit = fit.refined(letters, near, size);
            near = NEAR * size;
        }
        return fit;
    }

    double at(double x) {
        return intercept + slope * x;
    }

    /** How far the mark's bottom lies below the line. */
    double below(Mark mark) {
        return mark.bottom() - at(mark.centreX());
    }

    boolean carries(Mark mark, double size) {
        return Math.abs(below(mark)) <= NEAR * size;
    }

    /**
     * Descenders are a minority that pulls the median down a little, so a lower quantile is taken.
     */
    private static double lowMedianBottom(List<Mark> letters) {
        double[] bottoms = letters.stream().mapToDouble(Mark::bottom).sorted().toArray();
        return bottoms[(int) (0.45 * (bottoms.length - 1))];
    }

    private BaselineFit refined(List<Mark> letters, double near, double size) {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (Mark letter : letters) {
            if (Math.abs(below(letter)) > near) {
                continue;
            }
            double x = letter.centreX();
            n++;
            sumX += x;
            sumY += letter.bottom();
            sumXx += x * x;
            sumXy += x * letter.bottom();
            left = Math.min(left, x);
            right = Math.max(right, x);
        }
        if (n == 0) {
            return this;
        }
        double spread = sumXx - sumX * sumX / n;
        boolean sloped = n >= FEWEST_FOR_SLOPE && right - left > 6 * size && spread > 0;
        double newSlope =
                sloped ? Math.clamp((sumXy - sumX * sumY / n) / spread, -STEEPEST, STEEPEST) : 0;
        return new BaselineFit(newSlope, (sumY - newSlope * sumX) / n);
    }
}
