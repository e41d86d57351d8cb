package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/** Grain of a sensor: values close to a normal distribution, another one for every pixel. */
final class Noise implements PixelOperator {

    private static final int HIGHEST_DEVIATION = 16;
    private static final double UNIFORM_SUM_DEVIATION = 128 / Math.sqrt(12) * Math.sqrt(3);

    @Override
    public void apply(GrayPicture line, double strength, Random random) {
        double u = random.nextDouble();
        add(line, 1 + strength * HIGHEST_DEVIATION * u * u, random.nextLong());
    }

    /** Adds noise of a deviation in gray levels: sums of three uniform values. */
    static void add(GrayPicture line, double deviation, long seed) {
        byte[] pixels = line.pixels();
        long state = seed | 1;
        int scale = (int) Math.round(deviation / UNIFORM_SUM_DEVIATION * 65536);
        for (int i = 0; i < pixels.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            int sum =
                    (int) (state >>> 8 & 127)
                            + (int) (state >>> 24 & 127)
                            + (int) (state >>> 40 & 127)
                            - 190;
            int value = (pixels[i] & 255) + ((sum * scale + 32768) >> 16);
            pixels[i] = (byte) Math.min(255, Math.max(0, value));
        }
    }
}
