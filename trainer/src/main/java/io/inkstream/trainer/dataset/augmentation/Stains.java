package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/** Grey spots with soft edges and the shadow of a fold: light is taken away, ink stays darker. */
final class Stains implements PixelOperator {

    @Override
    public void apply(GrayPicture line, double strength, Random random) {
        int spots = 1 + random.nextInt(3);
        for (int i = 0; i < spots; i++) {
            double loss = Math.min(0.6, strength * (0.08 + 0.32 * random.nextDouble()));
            double down = line.height() * (0.15 + 0.9 * random.nextDouble());
            double across = random.nextInt(4) == 0 ? line.height() * 0.06 : down * 2;
            dim(
                    line,
                    random.nextInt(line.width()),
                    random.nextInt(line.height()),
                    across,
                    random.nextInt(4) == 0 ? 4 * down : down,
                    loss);
        }
    }

    /** Multiplies an ellipse with 1 - loss in its middle and 1 at its edge. */
    static void dim(
            GrayPicture line, int centreX, int centreY, double across, double down, double loss) {
        int width = line.width();
        int from = Math.max(0, (int) (centreX - across));
        int to = Math.min(width, (int) Math.ceil(centreX + across) + 1);
        for (int y = 0; y < line.height(); y++) {
            double v = (y - centreY) / down;
            for (int x = from; x < to; x++) {
                double u = (x - centreX) / across;
                double inside = 1 - u * u - v * v;
                if (inside > 0) {
                    int i = y * width + x;
                    line.pixels()[i] = (byte) ((line.pixels()[i] & 255) * (1 - loss * inside));
                }
            }
        }
    }
}
