package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/** Ruled lines or squares printed on the paper; ink lies over them. */
final class Ruling implements PixelOperator {

    private static final double WIDEST_PITCH = 1.1;

    @Override
    public void apply(GrayPicture line, double strength, Random random) {
        double share = 1 - Math.min(0.6, strength * (0.06 + 0.3 * random.nextDouble()));
        boolean squares = random.nextInt(3) == 0;
        double pitch =
                line.height()
                        * (squares
                                ? 0.25 + 0.35 * random.nextDouble()
                                : 0.35 + (WIDEST_PITCH - 0.35) * random.nextDouble());
        int thick = 1 + (random.nextInt(4) == 0 ? line.height() / 32 : 0);
        double slope = 0.01 * Spread.peaked(random);
        draw(line, share, pitch, pitch * random.nextDouble(), thick, slope);
        if (squares) {
            drawUpright(line, share, pitch, pitch * random.nextDouble(), thick);
        }
    }

    /**
     * Lines along the text.
     *
     * @param share what is left of the paper's light on a line
     * @param pitch rows from line to line
     * @param first row of the first line at the left edge
     * @param slope rows per column
     */
    static void draw(
            GrayPicture line, double share, double pitch, double first, int thick, double slope) {
        float[] paper = Paper.levels(line);
        for (int x = 0; x < line.width(); x++) {
            double offset = (first + slope * x) % pitch;
            for (double at = offset < 0 ? offset + pitch : offset;
                    at < line.height();
                    at += pitch) {
                for (int y = (int) at; y < Math.min(line.height(), (int) at + thick); y++) {
                    darkenTo(line, y * line.width() + x, paper[x] * share);
                }
            }
        }
    }

    private static void drawUpright(
            GrayPicture line, double share, double pitch, double first, int thick) {
        float[] paper = Paper.levels(line);
        for (double at = first; at < line.width(); at += pitch) {
            for (int x = (int) at; x < Math.min(line.width(), (int) at + thick); x++) {
                for (int y = 0; y < line.height(); y++) {
                    darkenTo(line, y * line.width() + x, paper[x] * share);
                }
            }
        }
    }

    private static void darkenTo(GrayPicture line, int i, double gray) {
        line.pixels()[i] = (byte) Math.min(line.pixels()[i] & 255, (int) gray);
    }
}
