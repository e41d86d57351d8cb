package io.inkstream.recognition.line;

import io.inkstream.recognition.image.PageImage;

/**
 * Resamples a strip along a baseline: each target pixel is the mean of the page area it covers when
 * the line shrinks, and interpolated when it grows. Rows first, by running sums down every page
 * column, then columns. Beyond the page's edge the edge pixel goes on. A numeric kernel.
 */
final class LineSampler {
    private final PageImage page;
    private final LineMapping mapping;

    LineSampler(PageImage page, LineMapping mapping) {
        this.page = page;
        this.mapping = mapping;
    }

    byte[] sample(int width, int height) {
        int firstColumn = (int) Math.floor(mapping.left()) - 1;
        int columns = (int) Math.ceil(width * mapping.columnScale()) + 4;
        float[] strip = new float[columns * height];
        for (int column = 0; column < columns; column++) {
            sampleColumn(firstColumn + column, strip, column, columns, height);
        }
        byte[] pixels = new byte[width * height];
        double offset = mapping.left() - firstColumn;
        for (int x = 0; x < width; x++) {
            sampleAcross(
                    strip, columns, offset + x * mapping.columnScale(), pixels, x, width, height);
        }
        return pixels;
    }

    /** One page column, cut to the strip's rows. */
    private void sampleColumn(int pageColumn, float[] strip, int column, int columns, int height) {
        int x = Math.clamp(pageColumn, 0, page.width() - 1);
        double upper = mapping.baseline().yAt(pageColumn + 0.5) - mapping.ascent();
        double scale = mapping.rowScale();
        for (int row = 0; row < height; row++) {
            double from = upper + row * scale;
            strip[row * columns + column] =
                    scale > 1 ? mean(x, from, from + scale) : between(x, from + scale / 2);
        }
    }

    private float mean(int x, double from, double to) {
        int first = (int) Math.floor(from);
        int last = (int) Math.ceil(to) - 1;
        double sum = 0;
        for (int y = first; y <= last; y++) {
            double share = Math.min(to, y + 1) - Math.max(from, y);
            sum += share * gray(x, y);
        }
        return (float) (sum / (to - from));
    }

    private float between(int x, double centre) {
        int above = (int) Math.floor(centre - 0.5);
        float share = (float) (centre - 0.5 - above);
        return gray(x, above) * (1 - share) + gray(x, above + 1) * share;
    }

    private int gray(int x, int y) {
        return page.gray(x, Math.clamp(y, 0, page.height() - 1));
    }

    private void sampleAcross(
            float[] strip, int columns, double from, byte[] pixels, int x, int width, int height) {
        double to = from + mapping.columnScale();
        double centre = (from + to) / 2 - 0.5;
        boolean shrink = mapping.columnScale() > 1;
        int first = shrink ? (int) Math.floor(from) : (int) Math.floor(centre);
        int last = Math.min(columns - 1, shrink ? (int) Math.ceil(to) - 1 : first + 1);
        float[] share = new float[last - first + 1];
        float total = 0;
        for (int i = first; i <= last; i++) {
            share[i - first] =
                    (float)
                            (shrink
                                    ? Math.min(to, i + 1) - Math.max(from, i)
                                    : 1 - Math.abs(centre - i));
            total += share[i - first];
        }
        for (int row = 0; row < height; row++) {
            float sum = 0;
            for (int i = first; i <= last; i++) {
                sum += share[i - first] * strip[row * columns + i];
            }
            pixels[row * width + x] = (byte) Math.clamp(Math.round(sum / total), 0, 255);
        }
    }
}
