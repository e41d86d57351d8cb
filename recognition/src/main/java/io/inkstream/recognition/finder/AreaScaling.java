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
            for (int source = down.first[y]; source <= down.last[y]; source++) {
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
            int first = across.first[x];
            int last = across.last[x];
            float sum = (pixels[from + first] & 255) * across.firstWeight[x];
            if (last > first) {
                int whole = 0;
                for (int i = from + first + 1; i < from + last; i++) {
                    whole += pixels[i] & 255;
                }
                sum += whole * across.inner + (pixels[from + last] & 255) * across.lastWeight[x];
            }
            row[x] = sum;
        }
    }

    /** Which old pixels each new one covers, and how much of it each of them is. */
    private static final class Spans {
        private final int[] first;
        private final int[] last;
        private final float[] firstWeight;
        private final float[] lastWeight;
        private final float inner;

        Spans(int old, int fresh) {
            first = new int[fresh];
            last = new int[fresh];
            firstWeight = new float[fresh];
            lastWeight = new float[fresh];
            inner = (float) fresh / old;
            for (int i = 0; i < fresh; i++) {
                first[i] = (int) ((long) i * old / fresh);
                last[i] = (int) Math.min(old - 1, Math.max(first[i], ((i + 1L) * old - 1) / fresh));
                firstWeight[i] = weight(i, first[i], old, fresh);
                lastWeight[i] = weight(i, last[i], old, fresh);
            }
        }

        float weight(int i, int source) {
            if (source == first[i]) {
                return firstWeight[i];
            }
            return source == last[i] ? lastWeight[i] : inner;
        }

        private static float weight(int i, int source, int old, int fresh) {
            double from = (double) i * old / fresh;
            double to = (i + 1.0) * old / fresh;
            double covered = Math.min(to, source + 1.0) - Math.max(from, source);
            return (float) (covered / (to - from));
        }
    }
}
