package io.inkstream.recognition.layout;

/** Something that stands on a page like a line, in upright coordinates. */
interface Placed {

    double left();

    double right();

    /** Row of the baseline in the middle of the line. */
    double middle();

    double xHeight();

    /** Columns that both cover; negative is the gap between them. */
    default double horizontalOverlap(Placed other) {
        return Math.min(right(), other.right()) - Math.max(left(), other.left());
    }
}
