package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.Components;

/**
 * The height in pixels of ordinary small letters on a page: the most frequent component height,
 * weighted by ink so that specks do not outvote letters.
 */
final class LetterHeight {
    private static final int SMALLEST = 5;
    private static final int LARGEST = 400;
    private static final double SMOOTHING = 0.08;
    private static final double SMALLEST_SHARE = 0.45;
    private static final double FREQUENT = 0.15;

    private LetterHeight() {}

    /** 0 if the page has nothing that could be a letter. */
    static double of(Components components, int pageHeight) {
        int largest = Math.clamp(pageHeight / 4, SMALLEST, LARGEST);
        double[] weight = new double[largest + 1];
        for (int i = 0; i < components.count(); i++) {
            int height = components.height(i);
            double aspect = components.width(i) / (double) height;
            double fill = components.area(i) / ((double) components.width(i) * height);
            if (height >= SMALLEST
                    && height <= largest
                    && aspect > 0.12
                    && aspect < 6
                    && fill > 0.08
                    && fill < 0.95) {
                weight[height] += height;
            }
        }
        return mode(weight);
    }

    private static double mode(double[] weight) {
        double[] density = new double[weight.length];
        int most = 0;
        for (int height = SMALLEST; height < weight.length; height++) {
            int reach = (int) Math.max(1, height * SMOOTHING);
            double sum = 0;
            for (int h = Math.max(SMALLEST, height - reach);
                    h <= Math.min(weight.length - 1, height + reach);
                    h++) {
                sum += weight[h];
            }
            // windows grow with the height; per pixel of height they are comparable
            density[height] = sum / (2 * reach + 1) * height;
            most = density[height] > density[most] ? height : most;
        }
        return smallestFrequent(density, most);
    }

    /**
     * Where smaller letters are frequent too, they set the measure: large ones are found with it,
     * but not vice versa.
     */
    private static int smallestFrequent(double[] density, int most) {
        for (int height = Math.max(SMALLEST + 1, (int) (SMALLEST_SHARE * most));
                height < most;
                height++) {
            boolean peak =
                    density[height] >= density[height - 1]
                            && density[height] >= density[height + 1];
            if (peak && density[height] >= FREQUENT * density[most]) {
                return height;
            }
        }
        return most;
    }
}
