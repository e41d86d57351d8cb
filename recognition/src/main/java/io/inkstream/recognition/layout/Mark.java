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

    /** The part between two rows, with its share of the ink. */
    Mark rows(double from, double to) {
        double upper = Math.max(top, from);
        double lower = Math.min(bottom, to);
        int share = (int) Math.round(area * Math.max(0, lower - upper) / height());
        return new Mark(left, upper, right, lower, share);
    }

    /** Both marks as one. */
    Mark with(Mark other) {
        return new Mark(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom),
                area + other.area);
    }

    /** Rows that both marks cover. */
    double verticalOverlap(Mark other) {
        return Math.min(bottom, other.bottom) - Math.max(top, other.top);
    }
}
