package io.inkstream.recognition;

import io.inkstream.recognition.layout.Box;
import io.inkstream.recognition.line.LineImage;
import java.util.Arrays;

/**
 * Where the words and characters of one line stand on the page. CTC says only near which step a
 * character is, so it may take the columns up to its neighbours, and its box is drawn around the
 * ink there.
 */
final class TokenBoxes {
    private static final int INK = 128;

    private final int stride;
    private final LineImage image;

    /** By column: the first row with ink, and the row below the last; the former larger if none. */
    private final int[] top;

    private final int[] bottom;

    TokenBoxes(int stride, LineImage image) {
        this.stride = stride;
        this.image = image;
        this.top = new int[image.width()];
        this.bottom = new int[image.width()];
        Arrays.fill(top, image.height());
        byte[] pixels = image.pixels();
        for (int y = 0, at = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++, at++) {
                if ((pixels[at] & 0xff) < INK) {
                    top[x] = Math.min(top[x], y);
                    bottom[x] = y + 1;
                }
            }
        }
    }

    /** The box around the ink between two output steps; all of the height where there is none. */
    Box around(double fromStep, double toStep) {
        int from = column(fromStep);
        int to = column(toStep);
        int left = from;
        int right = to;
        while (left < to && bottom[left] == 0) {
            left++;
        }
        while (right > left && bottom[right - 1] == 0) {
            right--;
        }
        if (left == right) {
            return image.mapping().pageBox(from, to, 0, image.height());
        }
        int upper = image.height();
        int lower = 0;
        for (int x = left; x < right; x++) {
            upper = Math.min(upper, top[x]);
            lower = Math.max(lower, bottom[x]);
        }
        return image.mapping().pageBox(left, right, upper, lower);
    }

    private int column(double step) {
        return (int) Math.clamp(Math.round(step * stride), 0L, (long) image.width());
    }
}
