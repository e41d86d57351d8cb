package io.inkstream.recognition.image;

/**
 * What the decoder accepts, checked against the file's header before any pixel is decoded.
 *
 * @param maxPixels width times height
 * @param maxSidePixels the longer side
 */
public record ImageLimits(long maxPixels, int maxSidePixels) {
    /** A0 at 300 dpi fits. */
    public static final ImageLimits DEFAULT = new ImageLimits(150_000_000, 30_000);

    public ImageLimits {
        if (maxPixels < 1 || maxPixels > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(
                    "maxPixels must be in 1.." + (Integer.MAX_VALUE - 64) + ", was " + maxPixels);
        }
        if (maxSidePixels < 1) {
            throw new IllegalArgumentException("maxSidePixels must be > 0, was " + maxSidePixels);
        }
    }

    boolean allow(long width, long height) {
        return Math.max(width, height) <= maxSidePixels && width * height <= maxPixels;
    }
}
