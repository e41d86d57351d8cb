package io.inkstream.recognition.line;

import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One text line as a line model reads it: grey rows of a fixed height, 255 paper and 0 ink,
 * together with the way back to the page it was cut from. The image owns its pixels; {@link
 * #pixels()} lends them for reading. Immutable.
 */
public final class LineImage {
    private final int width;
    private final int height;
    private final byte[] pixels;
    private final LineMapping mapping;

    /**
     * Takes pixels over as a line.
     *
     * @param pixels {@code width * height} grey values, row by row, taken over, not copied
     */
    public LineImage(int width, int height, byte[] pixels, LineMapping mapping) {
        if (width < 1 || height < 1 || pixels.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "a line of "
                            + width
                            + "x"
                            + height
                            + " does not have "
                            + pixels.length
                            + " pixels");
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.mapping = Objects.requireNonNull(mapping, "mapping");
    }

    /** A picture of a line that comes from no page; its mapping leads to itself. */
    public static LineImage detached(int width, int height, byte[] pixels) {
        Baseline foot = new Baseline(List.of(new Point(0, height), new Point(width, height)));
        return new LineImage(width, height, pixels, new LineMapping(foot, 0, 1, height, 1));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The row-major grey values themselves, for reading only. */
    public byte[] pixels() {
        return pixels;
    }

    /** From columns and rows of this image to the page. */
    public LineMapping mapping() {
        return mapping;
    }

    /** The same line from the other end, as a picture that comes from no page. */
    public LineImage upsideDown() {
        byte[] turned = new byte[pixels.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = pixels[turned.length - 1 - i];
        }
        return detached(width, height, turned);
    }

    /** Whether two line images show the same pixels, wherever they come from. */
    public boolean samePixels(LineImage other) {
        return width == other.width && Arrays.equals(pixels, other.pixels);
    }

    @Override
    public String toString() {
        return "LineImage[" + width + "x" + height + "]";
    }
}
