package io.inkstream.recognition.layout;

/**
 * A connected component of ink in upright coordinates: those of the page turned so that lines run
 * level.
 */
record Mark(double left, double top, double right, double bottom, int area) {
    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double centreX() {
        return (left + right) / 2;
    }

    double centreY() {
        return (top + bottom) / 2;
    }

    /** Rows that both marks cover. */
    double verticalOverlap(Mark other) {
        return Math.min(bottom, other.bottom) - Math.max(top, other.top);
    }
}
