package io.inkstream.recognition.image;

/**
 * Column sums of grey values and their squares over the rows of a window that slides down a page,
 * and their prefix sums along the row. Sums may wrap around as ints; differences over one window
 * stay exact.
 */
final class SlidingWindow {
    final int radius;
    final int[] sums;
    final int[] squares;
    final int[] prefixSums;
    final int[] prefixSquares;

    SlidingWindow(int width, int radius) {
        this.radius = radius;
        this.sums = new int[width];
        this.squares = new int[width];
        this.prefixSums = new int[width + 1];
        this.prefixSquares = new int[width + 1];
    }

    void add(byte[] gray, int offset) {
        for (int x = 0; x < sums.length; x++) {
            int value = gray[offset + x] & 0xff;
            sums[x] += value;
            squares[x] += value * value;
        }
    }

    void remove(byte[] gray, int offset) {
        for (int x = 0; x < sums.length; x++) {
            int value = gray[offset + x] & 0xff;
            sums[x] -= value;
            squares[x] -= value * value;
        }
    }

    void accumulate() {
        int sum = 0;
        int square = 0;
        for (int x = 0; x < sums.length; x++) {
            sum += sums[x];
            square += squares[x];
            prefixSums[x + 1] = sum;
            prefixSquares[x + 1] = square;
        }
    }

    /**
     * The threshold at column {@code x} of a window clipped to the page that holds {@code rows}
     * rows.
     */
    float threshold(int x, int rows, float base, float slope) {
        int from = Math.max(0, x - radius);
        int to = Math.min(sums.length, x + radius + 1);
        float inverse = 1f / (rows * (to - from));
        float mean = (prefixSums[to] - prefixSums[from]) * inverse;
        float variance = (prefixSquares[to] - prefixSquares[from]) * inverse - mean * mean;
        return mean * ((float) Math.sqrt(Math.max(variance, 0f)) * slope + base);
    }
}
