package io.inkstream.recognition.layout;

/** A white rectangle between columns, in upright coordinates. */
record Strip(double left, double top, double right, double bottom) {
    /** Whether the way from {@code x1} to {@code x2} at row {@code y} crosses the whole strip. */
    boolean parts(double x1, double x2, double y) {
        return y >= top && y <= bottom && x1 <= left && x2 >= right;
    }
}
