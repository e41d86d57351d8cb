package io.inkstream.recognition.finder;

import io.inkstream.recognition.image.PageImage;
import java.util.Arrays;

/**
 * Resizes a page: each new pixel is the mean of the page's area that it covers, first along rows,
 * then along columns. Where the page grows, pixels are repeated.
 */
final class AreaScaling {
    private AreaScaling() {}

    static byte[] scaled(PageImage page, int columns, int rows) {
        float[] sums = new float[columns];
        byte[] result = new byte[columns * rows];
        float[] row = new float[columns];
        Spans across = new Spans(page.width(), columns);
        Spans down = new Spans(page.height(), rows);
        int ready = -1;
        for (int y = 0; y < rows; y++) {
            Arrays.fill(sums, 0);
            for (int source = down.first(y); source <= down.last(y); source++) {
                if (source != ready) {
                    meanOfRow(page, source, across, row);
                    ready = source;
                }
                float weight = down.weight(y, source);
                for (int x = 0; x < columns; x++) {
                    sums[x] += weight * row[x];
                }
            }
            for (int x = 0; x < columns; x++) {
                result[y * columns + x] = (byte) Math.clamp(Math.round(sums[x]), 0, 255);
            }
        }
        return result;
    }

    private static void meanOfRow(PageImage page, int y, Spans across, float[] row) {
        byte[] pixels = page.pixels();
        int from = y * page.width();
        for (int x = 0; x < row.length; x++) {
            int first = across.first(x);
            int last = across.last(x);
            float sum = (pixels[from + first] & 255) * across.weight(x, first);
            if (last > first) {
                int whole = 0;
                for (int i = first + 1; i < last; i++) {
                    whole += pixels[from + i] & 255;
                }
                sum +=
                        whole * across.inner()
                                + (pixels[from + last] & 255) * across.weight(x, last);
            }
            row[x] = sum;
        }
    }

    /** Which old pixels each new one covers, and how much of it each of them is. */
    private record Spans(int old, int fresh) {

        int first(int i) {
            return (int) ((long) i * old / fresh);
        }

        int last(int i) {
            return (int) Math.min(old - 1, Math.max(first(i), ((i + 1L) * old - 1) / fresh));
        }

        float inner() {
            return (float) fresh / old;
        }

        float weight(int i, int source) {
            double from = (double) i * old / fresh;
            double to = (i + 1.0) * old / fresh;
            double covered = Math.min(to, source + 1.0) - Math.max(from, source);
            return (float) (covered / (to - from));
        }
    }
}
