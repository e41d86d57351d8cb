package io.inkstream.recognition.line;

import io.inkstream.recognition.image.PageImage;

/**
 * Resamples a strip along a baseline: each target pixel is the mean of the page area it covers when
 * the line shrinks, and interpolated when it grows. First down the page's columns, whose strip
 * follows the baseline, then along the rows. Beyond the page's edge the edge pixel goes on. A
 * numeric kernel; one use per line.
 */
final class LineSampler {
    /** Far above the precision of a float that holds a page row. */
    static final float SLIVER = 1 / 64f;

    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                    && DepthVector.isSupported();

    private final PageImage page;
    private final LineMapping mapping;
    private final int firstColumn;
    private final int columns;
    private final boolean vectors;

    LineSampler(PageImage page, LineMapping mapping, int width) {
        this(page, mapping, width, VECTORS);
    }

    /**
     * Samples one line.
     *
     * @param vectors whether to use the Vector API; the result is the same
     */
    LineSampler(PageImage page, LineMapping mapping, int width, boolean vectors) {
        this.vectors = vectors;
        this.page = page;
        this.mapping = mapping;
        this.firstColumn = (int) Math.floor(mapping.left()) - 1;
        this.columns = (int) Math.ceil(width * mapping.columnScale()) + 4;
    }

    byte[] sample(int width, int height) {
        float[] upper = upperEdges();
        float[] strip = new float[columns];
        byte[] pixels = new byte[width * height];
        float scale = (float) mapping.rowScale();
        float columnScale = (float) mapping.columnScale();
        float start = (float) (mapping.left() - firstColumn);
        RowSampling along =
                new RowSampling(columnScale > 1 ? width : 0, start, columnScale, columns);
        for (int row = 0; row < height; row++) {
            if (scale > 1) {
                averageDown(strip, upper, row * scale, scale);
            } else {
                interpolateDown(strip, upper, (row + 0.5f) * scale);
            }
            if (columnScale > 1) {
                along.average(strip, pixels, row * width);
            } else {
                interpolateAlong(strip, pixels, row * width, width);
            }
        }
        return pixels;
    }

    /** For each column of the strip, the page row of the line's upper edge. */
    private float[] upperEdges() {
        float[] upper = new float[columns];
        for (int i = 0; i < columns; i++) {
            upper[i] = (float) (mapping.baseline().yAt(firstColumn + i + 0.5) - mapping.ascent());
        }
        return upper;
    }

    /**
     * Only the part on the page counts; where nothing is, a sliver of the edge row stands for it.
     */
    private void averageDown(float[] strip, float[] upper, float offset, float scale) {
        float end = page.height() - SLIVER;
        int i = 0;
        while (i < columns) {
            int block = vectors ? DepthVector.LANES : 1;
            int x = firstColumn + i;
            boolean whole = i + block <= columns && x >= 0 && x + block <= page.width();
            if (vectors && whole) {
                if (!StripVector.average(
                        page.pixels(), page.width(), x, upper, i, offset, scale, end, strip)) {
                    averageColumns(strip, upper, i, i + block, offset, scale);
                }
                i += block;
            } else {
                averageColumns(strip, upper, i, i + 1, offset, scale);
                i++;
            }
        }
    }

    private void averageColumns(
            float[] strip, float[] upper, int begin, int stop, float offset, float scale) {
        byte[] pixels = page.pixels();
        int width = page.width();
        float end = page.height() - SLIVER;
        for (int i = begin; i < stop; i++) {
            int x = Math.min(Math.max(firstColumn + i, 0), width - 1);
            float from = Math.min(Math.max(upper[i] + offset, 0), end - SLIVER);
            float to = Math.min(Math.max(upper[i] + offset + scale, from + SLIVER), end);
            int first = (int) from;
            int last = (int) to;
            int at = first * width + x;
            float sum = -(from - first) * (pixels[at] & 0xff);
            for (int y = first; y < last; y++, at += width) {
                sum += pixels[at] & 0xff;
            }
            sum += (to - last) * (pixels[at] & 0xff);
            strip[i] = sum / (to - from);
        }
    }

    private void interpolateDown(float[] strip, float[] upper, float offset) {
        byte[] pixels = page.pixels();
        for (int i = 0; i < columns; i++) {
            int x = Math.clamp(firstColumn + i, 0, page.width() - 1);
            float centre = upper[i] + offset - 0.5f;
            int above = (int) Math.floor(centre);
            float share = centre - above;
            strip[i] = gray(pixels, x, above) * (1 - share) + gray(pixels, x, above + 1) * share;
        }
    }

    private int gray(byte[] pixels, int x, int y) {
        int row = Math.min(Math.max(y, 0), page.height() - 1);
        return pixels[row * page.width() + x] & 0xff;
    }

    private void interpolateAlong(float[] strip, byte[] pixels, int offset, int width) {
        float scale = (float) mapping.columnScale();
        float start = (float) (mapping.left() - firstColumn);
        for (int x = 0; x < width; x++) {
            pixels[offset + x] = level(interpolate(strip, start + x * scale + scale / 2));
        }
    }

    /** No mean is negative: adding one half and cutting off rounds as Math.round does. */
    static byte level(float mean) {
        return (byte) Math.min(255, (int) (mean + 0.5f));
    }

    private static float interpolate(float[] strip, float centre) {
        float at = centre - 0.5f;
        int left = (int) at;
        float share = at - left;
        return strip[left] * (1 - share) + strip[left + 1] * share;
    }
}
