package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/** Single pixels turned white or black, at most one in a hundred. */
final class SaltAndPepper implements PixelOperator {

    @Override
    public void apply(GrayPicture line, double strength, Random random) {
        byte[] pixels = line.pixels();
        int count = (int) (pixels.length * 0.01 * strength * random.nextDouble());
        for (int i = 0; i < count; i++) {
            pixels[random.nextInt(pixels.length)] = (byte) (random.nextBoolean() ? 255 : 0);
        }
    }
}
