package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/**
 * Small patches of paper over the ink, as where a pen failed: smaller than a letter, so that the
 * text stays readable.
 */
final class Erasing implements PixelOperator {

    @Override
    public void apply(GrayPicture line, double strength, Random random) {
        float[] paper = Paper.levels(line);
        int height = line.height();
        int patches = 1 + (int) (strength * random.nextDouble() * line.width() / height);
        for (int i = 0; i < patches; i++) {
            int high = 1 + (int) (strength * 0.15 * height * random.nextDouble());
            int wide = 1 + (int) (strength * 0.15 * height * random.nextDouble());
            int top = random.nextInt(height);
            int left = random.nextInt(line.width());
            for (int y = top; y < Math.min(height, top + high); y++) {
                for (int x = left; x < Math.min(line.width(), left + wide); x++) {
                    line.pixels()[y * line.width() + x] = (byte) paper[x];
                }
            }
        }
    }
}
