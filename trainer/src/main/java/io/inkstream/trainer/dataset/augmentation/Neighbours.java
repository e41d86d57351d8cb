package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/**
 * What a crop shows of the lines above and below: descenders at its upper edge, ascenders at its
 * lower one. They are the line's own, from elsewhere along it, so hand and pen are the same.
 */
final class Neighbours implements PixelOperator {

    @Override
    public void apply(GrayPicture line, double strength, Random random) {
        byte[] own = line.pixels().clone();
        double reach = Math.min(0.4, strength * (0.06 + 0.24 * random.nextDouble()));
        int rows = (int) (line.height() * reach);
        int side = random.nextInt(3);
        if (side != 0) {
            enter(line, own, rows, true, random.nextInt(line.width()));
        }
        if (side != 1) {
            enter(line, own, rows, false, random.nextInt(line.width()));
        }
    }

    /**
     * Lays the line, moved along by some columns, over one of its own edges.
     *
     * @param rows how far its ink reaches in
     */
    static void enter(GrayPicture line, byte[] own, int rows, boolean above, int moved) {
        int width = line.width();
        int height = line.height();
        int margin = height / 8;
        for (int k = 0; k < Math.min(rows, height - margin); k++) {
            int to = above ? k : height - 1 - k;
            int from = above ? height - margin - rows + k : margin + rows - 1 - k;
            for (int x = 0; x < width; x++) {
                int other = own[from * width + (x + moved) % width] & 255;
                int i = to * width + x;
                line.pixels()[i] = (byte) Math.min(line.pixels()[i] & 255, other);
            }
        }
    }
}
