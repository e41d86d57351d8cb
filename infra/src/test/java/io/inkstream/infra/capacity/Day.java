package io.inkstream.infra.capacity;

/** How pages come in over a day: a hill around noon, and little at night. */
final class Day {
    static final int SECONDS = 86_400;
    private static final int STEP = 60;

    private final double highest;
    private final double sharpness;

    /**
     * @param peakFactor the busiest second in relation to the mean of the day, at least 1
     */
    Day(double pagesPerDay, double peakFactor) {
        if (peakFactor < 1) {
            throw new IllegalArgumentException("peakFactor must be at least 1, was " + peakFactor);
        }
        this.highest = pagesPerDay / SECONDS * peakFactor;
        this.sharpness = sharpness(peakFactor);
    }

    /** Pages that come in a second of the day. */
    double arrivals(int second) {
        return highest * hill(sharpness, second);
    }

    private static double hill(double sharpness, int second) {
        double angle = 2 * Math.PI * (second % SECONDS - SECONDS / 2.0) / SECONDS;
        return Math.exp(sharpness * (Math.cos(angle) - 1));
    }

    /** For which the mean of the hill is one part of its height in {@code peakFactor}. */
    private static double sharpness(double peakFactor) {
        double low = 0;
        double high = 1000;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (meanHill(middle) > 1 / peakFactor) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double meanHill(double sharpness) {
        double sum = 0;
        for (int second = 0; second < SECONDS; second += STEP) {
            sum += hill(sharpness, second);
        }
        return sum * STEP / SECONDS;
    }
}
