package io.inkstream.recognition.inference;

/**
 * To which width a line is padded. The bucket depends on the line's own width alone, so that
 * neighbours in a batch never change its text; buckets grow coarser with the width, so that there
 * are few of them.
 *
 * @param step width of the finest buckets in pixels; all buckets are multiples of it
 * @param maxWidth widest line that has a bucket
 */
public record WidthBuckets(int step, int maxWidth) {
    /** 32 pixels fit every stride in use and waste 2 % on a line of usual length. */
    public static final WidthBuckets DEFAULT = new WidthBuckets(32, 8192);

    private static final int STEPS_BEFORE_COARSER = 32;

    public WidthBuckets {
        if (step < 1 || maxWidth < step || maxWidth % step != 0) {
            throw new IllegalArgumentException(
                    "step must be > 0 and divide maxWidth, were " + step + " and " + maxWidth);
        }
    }

    /** The buckets of a model whose widths are multiples of {@code padding}. */
    public static WidthBuckets ofPadding(int padding) {
        int step = (DEFAULT.step() + padding - 1) / padding * padding;
        return new WidthBuckets(step, DEFAULT.maxWidth() / step * step);
    }

    /** The smallest bucket that holds a line of {@code width} pixels. */
    public int bucketOf(int width) {
        if (width < 1 || width > maxWidth) {
            throw new IllegalArgumentException(
                    "line width must be in 1.." + maxWidth + ", was " + width);
        }
        int grain = step;
        while (width > (long) grain * STEPS_BEFORE_COARSER) {
            grain *= 2;
        }
        return Math.min(maxWidth, (width + grain - 1) / grain * grain);
    }
}
