package io.inkstream.recognition.image;

/**
 * A page in two levels, one byte per pixel: 1 is ink, 0 is paper. Row-major like {@link PageImage},
 * which it has the size of.
 */
public final class BinaryImage {
    private final int width;
    private final int height;
    private final byte[] ink;

    /**
     * @param ink {@code width * height} values 0 or 1, taken over, not copied
     */
    BinaryImage(int width, int height, byte[] ink) {
        if (ink.length != width * height) {
            throw new IllegalArgumentException(
                    "needs " + width * height + " pixels, got " + ink.length);
        }
        this.width = width;
        this.height = height;
        this.ink = ink;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean isInk(int x, int y) {
        return ink[y * width + x] != 0;
    }

    /** The row-major values themselves, for reading only. */
    public byte[] pixels() {
        return ink;
    }
}
