package io.inkstream.recognition.image;

import java.util.Objects;

/**
 * A page as 8-bit grey: 0 is ink, 255 is paper, rows from top to bottom without gaps.
 *
 * <p>The image owns its array; {@link #pixels()} lends it to kernels, which only read. Safe to
 * share between threads once published.
 */
public final class PageImage {
    private final int width;
    private final int height;
    private final int dpi;
    private final byte[] pixels;

    /**
     * Takes pixels over as a page.
     *
     * @param pixels {@code width * height} grey values, taken over, not copied
     * @param dpi dots per inch, 0 if the file does not say
     */
    public PageImage(int width, int height, int dpi, byte[] pixels) {
        Objects.requireNonNull(pixels, "pixels");
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "page size must be at least 1x1, was " + width + "x" + height);
        }
        if (dpi < 0) {
            throw new IllegalArgumentException("dpi must be >= 0, was " + dpi);
        }
        if (pixels.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "a page of "
                            + width
                            + "x"
                            + height
                            + " needs "
                            + (long) width * height
                            + " pixels, got "
                            + pixels.length);
        }
        this.width = width;
        this.height = height;
        this.dpi = dpi;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Dots per inch, 0 if unknown. */
    public int dpi() {
        return dpi;
    }

    /** Grey value 0..255 at a column and row. */
    public int gray(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    /** The row-major grey values themselves, for reading only. */
    public byte[] pixels() {
        return pixels;
    }

    /** Dark where this page is light. */
    public PageImage negative() {
        byte[] negative = new byte[pixels.length];
        for (int i = 0; i < negative.length; i++) {
            negative[i] = (byte) ~pixels[i];
        }
        return new PageImage(width, height, dpi, negative);
    }

    @Override
    public String toString() {
        return "PageImage[" + width + "x" + height + ", dpi=" + dpi + "]";
    }
}
