package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/** A soft focus, mixed into the sharp picture. */
final class Blur implements PixelOperator {

    @Override
    public void apply(GrayPicture line, double strength, Random random) {
        double share = strength * (0.3 + random.nextDouble());
        for (; share > 0.05; share -= 1) {
            soften(line, Math.min(1, share));
        }
    }

    /** Moves every pixel towards the 1-2-1 mean of its neighbourhood by a share. */
    static void soften(GrayPicture line, double share) {
        int width = line.width();
        int height = line.height();
        byte[] pixels = line.pixels();
        int[] sums = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0, i = y * width; x < width; x++, i++) {
                sums[i] =
                        (pixels[x == 0 ? i : i - 1] & 255)
                                + 2 * (pixels[i] & 255)
                                + (pixels[x == width - 1 ? i : i + 1] & 255);
            }
        }
        int weight = (int) Math.round(256 * share);
        for (int y = 0; y < height; y++) {
            int above = y == 0 ? 0 : width;
            int below = y == height - 1 ? 0 : width;
            for (int x = 0, i = y * width; x < width; x++, i++) {
                int mean = sums[i - above] + 2 * sums[i] + sums[i + below];
                int own = (pixels[i] & 255) << 4;
                pixels[i] = (byte) ((own * 256 + (mean - own) * weight + 2048) >> 12);
            }
        }
    }
}
