package io.inkstream.recognition.finder;

import io.inkstream.recognition.image.PageImage;
import java.util.Arrays;

/**
 * A page as a line finder sees it: made smaller (or larger) so that its longer side has a given
 * length, its paper brought to 255 and its darkest ink to 0, on a sheet of paper whose sides are
 * multiples of the network's coarsest step. Training and recognition run this same code.
 *
 * @param width columns of the sheet
 * @param height rows of the sheet
 * @param pixels gray values of the sheet
 * @param scale page pixels per pixel of the sheet
 */
@SuppressWarnings("ArrayRecordComponent") // handed from step to step, compared never
public record FinderPicture(int width, int height, byte[] pixels, double scale) {

    /** Names this exact arithmetic in a model file. */
    public static final int VERSION = 1;

    private static final double PAPER_SHARE = 0.9;
    private static final double INK_SHARE = 0.005;

    /** Ink must differ from paper by this much, or a blank page would be all ink. */
    private static final int LEAST_CONTRAST = 40;

    /**
     * The picture of a page.
     *
     * @param longSide pixels of the page's longer side
     * @param step what the sheet's sides are multiples of
     */
    public static FinderPicture of(PageImage page, int longSide, int step) {
        double scale = Math.max(page.width(), page.height()) / (double) longSide;
        int columns = Math.max(1, (int) Math.round(page.width() / scale));
        int rows = Math.max(1, (int) Math.round(page.height() / scale));
        byte[] resized = AreaScaling.scaled(page, columns, rows);
        stretch(resized);
        int width = (columns + step - 1) / step * step;
        int height = (rows + step - 1) / step * step;
        byte[] sheet = new byte[width * height];
        Arrays.fill(sheet, (byte) 255);
        for (int y = 0; y < rows; y++) {
            System.arraycopy(resized, y * columns, sheet, y * width, columns);
        }
        return new FinderPicture(width, height, sheet, scale);
    }

    private static void stretch(byte[] pixels) {
        int[] histogram = new int[256];
        for (byte pixel : pixels) {
            histogram[pixel & 255]++;
        }
        int paper = level(histogram, PAPER_SHARE * pixels.length);
        int ink = Math.min(level(histogram, INK_SHARE * pixels.length), paper - LEAST_CONTRAST);
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            table[value] =
                    (byte) Math.clamp(Math.round(255.0 * (value - ink) / (paper - ink)), 0, 255);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = table[pixels[i] & 255];
        }
    }

    /** The value below which so many pixels lie. */
    private static int level(int[] histogram, double count) {
        long seen = 0;
        int value = 0;
        while (value < 255 && seen + histogram[value] < count) {
            seen += histogram[value++];
        }
        return value;
    }
}
