package io.inkstream.recognition;

import io.inkstream.recognition.layout.Box;
import io.inkstream.recognition.line.LineImage;

/**
 * Where a word or a character stands on the page. CTC says only near which step a character is, so
 * it may take the columns up to its neighbours, and its box is drawn around the ink there.
 */
final class TokenBoxes {
    private static final int INK = 128;

    private final int stride;

    TokenBoxes(int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("stride must be > 0, was " + stride);
        }
        this.stride = stride;
    }

    /** The box around the ink between two output steps; all of the height where there is none. */
    Box around(double fromStep, double toStep, LineImage image) {
        int from = column(fromStep, image);
        int to = column(toStep, image);
        int left = to;
        int right = from;
        int top = image.height();
        int bottom = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = from; x < to; x++) {
                if ((image.pixels()[y * image.width() + x] & 0xff) < INK) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return left < right
                ? image.mapping().pageBox(left, right, top, bottom)
                : image.mapping().pageBox(from, to, 0, image.height());
    }

    private int column(double step, LineImage image) {
        return (int) Math.clamp(Math.round(step * stride), 0L, (long) image.width());
    }
}
