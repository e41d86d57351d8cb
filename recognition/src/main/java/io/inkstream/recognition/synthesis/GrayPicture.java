package io.inkstream.recognition.synthesis;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * A gray raster that is changed in place while a line or page is drawn and worn. Not for several
 * threads.
 */
public final class GrayPicture {

    private final byte[] pixels;
    private final int width;
    private final int height;

    /** Takes the array over. */
    public GrayPicture(byte[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /** A view of a {@link BufferedImage#TYPE_BYTE_GRAY} image: changes show in both. */
    public static GrayPicture of(BufferedImage gray) {
        if (gray.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            throw new IllegalArgumentException(
                    "image must be TYPE_BYTE_GRAY, was " + gray.getType());
        }
        byte[] data = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
        return new GrayPicture(data, gray.getWidth(), gray.getHeight());
    }

    public byte[] pixels() {
        return pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return image;
    }

    /** Scaled by area averaging when smaller and bilinear interpolation when larger. */
    public GrayPicture scaledTo(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        int[] columns = new int[newWidth * height];
        Resampling across = Resampling.of(width, newWidth);
        for (int y = 0; y < height; y++) {
            across.apply(pixels, y * width, 1, columns, y * newWidth, 1);
        }
        byte[] scaled = new byte[newWidth * newHeight];
        Resampling down = Resampling.of(height, newHeight);
        for (int x = 0; x < newWidth; x++) {
            down.apply(columns, x, newWidth, scaled, x, newWidth);
        }
        return new GrayPicture(scaled, newWidth, newHeight);
    }

    /** One pass of a 1-2-1 filter in both directions; the border keeps its values. */
    void soften() {
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, row, 0, width);
            for (int x = 1; x < width - 1; x++) {
                pixels[y * width + x] =
                        (byte)
                                (((row[x - 1] & 255) + 2 * (row[x] & 255) + (row[x + 1] & 255) + 2)
                                        >> 2);
            }
        }
        byte[] above = new byte[width];
        for (int y = 0; y < height - 1; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                int value = pixels[i] & 255;
                int up = y == 0 ? value : above[x] & 255;
                above[x] = (byte) value;
                pixels[i] = (byte) ((up + 2 * value + (pixels[i + width] & 255) + 2) >> 2);
            }
        }
    }

    /** Every value replaced by its entry of a table of 256. */
    void map(byte[] table) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = table[pixels[i] & 255];
        }
    }

    void darken(int x, int y, int by) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            int i = y * width + x;
            pixels[i] = (byte) Math.clamp((pixels[i] & 255) - by, 0, 255);
        }
    }
}
