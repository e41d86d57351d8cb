package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;

/**
 * Reads a line picture between its pixels. Where much is shrunk, up to three bilinear samples on
 * the diagonal of the area are averaged, so that thin strokes stay. Beyond the picture lies its
 * paper.
 */
final class Sampler {

    private static final int BITS = 8;
    private static final int ONE = 1 << BITS;
    private static final int HALF = ONE * ONE / 2;

    /** Makes coordinates positive, so that cutting digits off rounds down. */
    private static final int FAR = 4096;

    private final byte[] pixels;
    private final int width;
    private final int height;
    private final byte[] paper;
    private final int taps;
    private final float stepAcross;
    private final float stepDown;

    /**
     * @param across source pixels per pixel of the result along the line
     * @param down the same from row to row
     */
    Sampler(GrayPicture picture, double across, double down) {
        this.pixels = picture.pixels();
        this.width = picture.width();
        this.height = picture.height();
        this.paper = new byte[width];
        float[] levels = Paper.levels(picture);
        for (int x = 0; x < width; x++) {
            paper[x] = (byte) levels[x];
        }
        this.taps = Math.clamp((int) Math.ceil(Math.max(across, down) - 0.45), 1, 3);
        this.stepAcross = (float) (across / taps);
        this.stepDown = (float) (down / taps);
    }

    /** Gray at a point; pixel centres are whole numbers. */
    int at(float x, float y) {
        int sum =
                switch (taps) {
                    case 1 -> bilinear(x, y);
                    case 2 ->
                            (bilinear(x - stepAcross / 2, y - stepDown / 2)
                                            + bilinear(x + stepAcross / 2, y + stepDown / 2))
                                    >> 1;
                    default ->
                            (bilinear(x - stepAcross, y - stepDown)
                                            + bilinear(x, y)
                                            + bilinear(x + stepAcross, y + stepDown))
                                    / 3;
                };
        return (sum + HALF) >> (2 * BITS);
    }

    /** Gray times {@code ONE} squared. */
    private int bilinear(float x, float y) {
        int column = (int) ((x + FAR) * ONE);
        int row = (int) ((y + FAR) * ONE);
        int left = (column >> BITS) - FAR;
        int upper = (row >> BITS) - FAR;
        int rightShare = column & (ONE - 1);
        int lowerShare = row & (ONE - 1);
        int above;
        int below;
        if (left >= 0 && upper >= 0 && left < width - 1 && upper < height - 1) {
            int i = upper * width + left;
            above = mix(pixels[i] & 255, pixels[i + 1] & 255, rightShare);
            below = mix(pixels[i + width] & 255, pixels[i + width + 1] & 255, rightShare);
        } else {
            above = mix(gray(left, upper), gray(left + 1, upper), rightShare);
            below = mix(gray(left, upper + 1), gray(left + 1, upper + 1), rightShare);
        }
        return above * ONE + (below - above) * lowerShare;
    }

    private int gray(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height
                ? paper[Math.clamp(x, 0, width - 1)] & 255
                : pixels[y * width + x] & 255;
    }

    /** Between two grays, times {@code ONE}. */
    private static int mix(int a, int b, int share) {
        return a * ONE + (b - a) * share;
    }
}
