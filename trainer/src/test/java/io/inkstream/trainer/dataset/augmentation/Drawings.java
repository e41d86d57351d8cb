package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Arrays;

/** Simple pictures whose changes can be computed by hand. */
final class Drawings {

    static final int PAPER = 230;
    static final int INK = 30;

    private Drawings() {}

    static GrayPicture paper(int width, int height) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) PAPER);
        return new GrayPicture(pixels, width, height);
    }

    /** A rectangle of ink; ends are exclusive. */
    static GrayPicture with(GrayPicture picture, int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            Arrays.fill(
                    picture.pixels(),
                    y * picture.width() + left,
                    y * picture.width() + right,
                    (byte) INK);
        }
        return picture;
    }

    /** Upright strokes from a quarter to three quarters of the height, 20 columns apart. */
    static GrayPicture strokes(int width, int height) {
        GrayPicture picture = paper(width, height);
        for (int x = 10; x < width - 3; x += 20) {
            with(picture, x, height / 4, x + 3, height * 3 / 4);
        }
        return picture;
    }

    static int gray(GrayPicture picture, int x, int y) {
        return picture.pixels()[y * picture.width() + x] & 255;
    }

    /** Mean row of the ink in a column, weighted by darkness; NaN without ink. */
    static double inkRow(GrayPicture picture, int x) {
        double sum = 0;
        double ink = 0;
        for (int y = 0; y < picture.height(); y++) {
            double dark = Math.max(0, PAPER - gray(picture, x, y) - 5);
            sum += dark * (y + 0.5);
            ink += dark;
        }
        return sum / ink;
    }

    /** Mean column of the ink in a row between two columns, weighted by darkness. */
    static double inkColumn(GrayPicture picture, int y, int from, int to) {
        double sum = 0;
        double ink = 0;
        for (int x = from; x < to; x++) {
            double dark = Math.max(0, PAPER - gray(picture, x, y) - 5);
            sum += dark * (x + 0.5);
            ink += dark;
        }
        return sum / ink;
    }
}
