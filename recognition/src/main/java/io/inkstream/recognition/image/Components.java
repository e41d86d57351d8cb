package io.inkstream.recognition.image;

import java.util.Arrays;

/**
 * The 8-connected components of a binary page as boxes and ink areas, found run by run in one pass
 * with union-find (no label image). Numbered 0..{@link #count()} in order of their topmost run.
 */
public final class Components {
    private final int[] left;
    private final int[] top;
    private final int[] right;
    private final int[] bottom;
    private final int[] area;
    private final boolean truncated;

    Components(int[] left, int[] top, int[] right, int[] bottom, int[] area, boolean truncated) {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
        this.area = area;
        this.truncated = truncated;
    }

    /**
     * Searches a page.
     *
     * @param limit more provisional components than this end the search; see {@link #truncated()}
     */
    public static Components of(BinaryImage image, int limit) {
        return new ComponentFinder(image, limit).find();
    }

    public int count() {
        return left.length;
    }

    /** First column. */
    public int left(int component) {
        return left[component];
    }

    /** First row. */
    public int top(int component) {
        return top[component];
    }

    /** Column after the last. */
    public int right(int component) {
        return right[component];
    }

    /** Row after the last. */
    public int bottom(int component) {
        return bottom[component];
    }

    /** Number of ink pixels. */
    public int area(int component) {
        return area[component];
    }

    public int width(int component) {
        return right[component] - left[component];
    }

    public int height(int component) {
        return bottom[component] - top[component];
    }

    /**
     * True if the page had more components than allowed, so that those below some row are missing.
     */
    public boolean truncated() {
        return truncated;
    }

    /** The components for which {@code keep} is set, in the same order. */
    Components only(boolean[] keep) {
        int n = 0;
        int[] kept = new int[keep.length];
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                kept[n++] = i;
            }
        }
        int[] chosen = Arrays.copyOf(kept, n);
        return new Components(
                pick(left, chosen),
                pick(top, chosen),
                pick(right, chosen),
                pick(bottom, chosen),
                pick(area, chosen),
                truncated);
    }

    private static int[] pick(int[] values, int[] chosen) {
        return Arrays.stream(chosen).map(i -> values[i]).toArray();
    }
}
