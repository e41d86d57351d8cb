package io.inkstream.recognition.line;

/**
 * Which columns of a strip each column of a line image covers, and with which shares at both ends:
 * the same for all rows of a line, so it is worked out once.
 */
final class RowSampling {
    private final int[] first;
    private final int[] last;
    private final float[] head;
    private final float[] tail;
    private final float[] span;

    /**
     * Works out where columns lie.
     *
     * @param start place in the strip of the image's left edge
     * @param scale columns of the strip per column of the image, above 1
     */
    RowSampling(int width, float start, float scale, int columns) {
        first = new int[width];
        last = new int[width];
        head = new float[width];
        tail = new float[width];
        span = new float[width];
        for (int x = 0; x < width; x++) {
            float from = start + x * scale;
            float to = from + scale;
            first[x] = (int) from;
            last[x] = Math.min((int) to, columns - 1);
            head[x] = -(from - first[x]);
            tail[x] = to - last[x];
            span[x] = to - from;
        }
    }

    /** The mean of what each column covers, as grey values. */
    void average(float[] strip, byte[] pixels, int offset) {
        for (int x = 0; x < first.length; x++) {
            int end = last[x];
            float sum = head[x] * strip[first[x]];
            for (int i = first[x]; i < end; i++) {
                sum += strip[i];
            }
            pixels[offset + x] = LineSampler.level((sum + tail[x] * strip[end]) / span[x]);
        }
    }
}
