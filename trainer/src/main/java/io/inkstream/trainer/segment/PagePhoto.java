package io.inkstream.trainer.segment;

import java.util.Random;

/** Takes a picture of a part of a page: pixels between pixels, light, contrast, blur, noise. */
final class PagePhoto {

    /** Below this scale each pixel is the mean of four places. */
    private static final double COARSE = 0.75;

    private final byte[] page;
    private final int width;
    private final int height;

    PagePhoto(byte[] page, int width, int height) {
        this.page = page;
        this.width = width;
        this.height = height;
    }

    /** What is seen, with wear of a strength. */
    byte[] taken(PageView view, double wear, Random random) {
        int size = view.size();
        float[] seen = new float[size * size];
        double[] place = new double[2];
        boolean coarse = view.scale() < COARSE;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                float value = 0;
                if (coarse) {
                    for (int part = 0; part < 4; part++) {
                        view.toPage(
                                x + 0.25 + 0.5 * (part & 1), y + 0.25 + 0.5 * (part >> 1), place);
                        value += at(place[0] - 0.5, place[1] - 0.5) / 4;
                    }
                } else {
                    view.toPage(x + 0.5, y + 0.5, place);
                    value = at(place[0] - 0.5, place[1] - 0.5);
                }
                seen[y * size + x] = value;
            }
        }
        return worn(seen, size, wear, random);
    }

    /** Paper beyond the page. */
    private float at(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float across = (float) (x - left);
        float down = (float) (y - top);
        float upper = pixel(left, top) * (1 - across) + pixel(left + 1, top) * across;
        float lower = pixel(left, top + 1) * (1 - across) + pixel(left + 1, top + 1) * across;
        return upper * (1 - down) + lower * down;
    }

    private float pixel(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 255 : page[y * width + x] & 255;
    }

    private static byte[] worn(float[] seen, int size, double wear, Random random) {
        double gamma = Math.exp(0.35 * wear * random.nextGaussian());
        double gain = 1 - 0.35 * wear * Math.abs(random.nextGaussian()) / 2;
        double lightX = 40 * wear * random.nextGaussian() / size;
        double lightY = 40 * wear * random.nextGaussian() / size;
        double noise = wear * Math.max(0, 5 * random.nextGaussian());
        boolean blurred = random.nextDouble() < 0.25 * wear;
        float[] picture = blurred ? blurred(seen, size) : seen;
        double[] curve = new double[256];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = 255 - gain * (255 - 255 * Math.pow(i / 255.0, gamma));
        }
        byte[] pixels = new byte[picture.length];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double value = curve[Math.round(picture[y * size + x])];
                value -= Math.max(0, lightX * (x - size / 2.0) + lightY * (y - size / 2.0));
                value += noise == 0 ? 0 : noise * random.nextGaussian();
                pixels[y * size + x] = (byte) Math.clamp(Math.round(value), 0, 255);
            }
        }
        return pixels;
    }

    private static float[] blurred(float[] seen, int size) {
        float[] blurred = seen.clone();
        for (int y = 1; y + 1 < size; y++) {
            for (int x = 1; x + 1 < size; x++) {
                int i = y * size + x;
                blurred[i] =
                        (4 * seen[i]
                                        + 2
                                                * (seen[i - 1]
                                                        + seen[i + 1]
                                                        + seen[i - size]
                                                        + seen[i + size])
                                        + seen[i - size - 1]
                                        + seen[i - size + 1]
                                        + seen[i + size - 1]
                                        + seen[i + size + 1])
                                / 16;
            }
        }
        return blurred;
    }
}
