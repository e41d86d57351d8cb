package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/** Thicker strokes (dilated ink) or thinner ones (eroded ink), a part of a pixel at a time. */
final class Strokes implements PixelOperator {

    @Override
    public void apply(GrayPicture line, double strength, Random random) {
        boolean thicker = random.nextBoolean();
        double share = Math.min(1, strength * (0.3 + 0.7 * random.nextDouble()));
        change(line, thicker, thicker ? share : 0.7 * share);
        if (thicker && random.nextDouble() < 0.15 * strength) {
            change(line, true, share);
        }
    }

    /**
     * Moves every pixel towards the darkest or lightest of itself and its four neighbours.
     *
     * @param share 0 leaves it, 1 moves it all the way
     */
    static void change(GrayPicture line, boolean thicker, double share) {
        byte[] pixels = line.pixels();
        byte[] before = pixels.clone();
        int width = line.width();
        int flip = thicker ? 0 : 255;
        int weight = (int) Math.round(256 * share);
        for (int y = 0; y < line.height(); y++) {
            int above = y == 0 ? 0 : width;
            int below = y == line.height() - 1 ? 0 : width;
            for (int x = 0, i = y * width; x < width; x++, i++) {
                int own = (before[i] & 255) ^ flip;
                int rows =
                        Math.min(
                                (before[i - above] & 255) ^ flip, (before[i + below] & 255) ^ flip);
                int columns =
                        Math.min(
                                (before[x == 0 ? i : i - 1] & 255) ^ flip,
                                (before[x == width - 1 ? i : i + 1] & 255) ^ flip);
                int least = Math.min(own, Math.min(rows, columns));
                pixels[i] = (byte) ((own - (((own - least) * weight + 128) >> 8)) ^ flip);
            }
        }
    }
}
