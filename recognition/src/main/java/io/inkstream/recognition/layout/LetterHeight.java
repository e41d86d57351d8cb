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
        double best = 0;
        int bestHeight = 0;
        for (int height = SMALLEST; height < weight.length; height++) {
            int reach = (int) Math.max(1, height * SMOOTHING);
            double sum = 0;
            for (int h = Math.max(SMALLEST, height - reach);
                    h <= Math.min(weight.length - 1, height + reach);
                    h++) {
                sum += weight[h];
            }
            // windows grow with the height; per pixel of height they are comparable
            double density = sum / (2 * reach + 1) * height;
            if (sum > 0 && density > best) {
                best = density;
                bestHeight = height;
            }
        }
        return bestHeight;
    }
}
