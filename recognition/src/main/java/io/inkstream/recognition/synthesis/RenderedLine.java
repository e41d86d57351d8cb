package io.inkstream.recognition.synthesis;

import java.awt.image.BufferedImage;

/**
 * A text line as gray pixels with its text. Owns its array; the array is handed out for reading
 * only.
 */
public final class RenderedLine {

    private final String text;
    private final byte[] pixels;
    private final int width;
    private final int height;

    public RenderedLine(String text, byte[] pixels, int width, int height) {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(
                    "%d x %d pixels expected, was %d".formatted(width, height, pixels.length));
        }
        this.text = text;
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    public String text() {
        return text;
    }

    /** Gray values row by row, 255 paper. */
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
        return new GrayPicture(pixels, width, height).toImage();
    }
}
