package io.inkstream.results.image;

/**
 * A rectangle of pixels in the stored image.
 *
 * @param width at least 1
 * @param height at least 1
 */
record Frame(int x, int y, int width, int height) {

    static Frame of(int width, int height) {
        return new Frame(0, 0, width, height);
    }

    /** The part inside the other; its extent is zero or less when they do not meet. */
    Frame within(Frame other) {
        int left = Math.max(x, other.x);
        int top = Math.max(y, other.y);
        int right = (int) Math.min((long) x + width, (long) other.x + other.width);
        int bottom = (int) Math.min((long) y + height, (long) other.y + other.height);
        return new Frame(left, top, right - left, bottom - top);
    }

    Frame movedBy(int right, int down) {
        return new Frame(x + right, y + down, width, height);
    }

    boolean isEmpty() {
        return width <= 0 || height <= 0;
    }
}
