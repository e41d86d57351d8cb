package io.inkstream.results.export.content;

import io.inkstream.contracts.Polygon;
import java.util.List;

/**
 * A rectangle on the page.
 *
 * @param x pixels from the left of the stored image
 * @param y pixels from its top
 */
public record Box(int x, int y, int width, int height) {

    /** The smallest that holds all points. */
    public static Box around(List<Polygon.Point> points) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (Polygon.Point point : points) {
            left = Math.min(left, point.x());
            top = Math.min(top, point.y());
            right = Math.max(right, point.x());
            bottom = Math.max(bottom, point.y());
        }
        return points.isEmpty() ? new Box(0, 0, 0, 0) : between(left, top, right, bottom);
    }

    public static Box between(int left, int top, int right, int bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    /** From {@code x, y, width, height}. */
    static Box of(List<Integer> numbers) {
        return new Box(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    /** The part inside the frame, at its border when all of it lies outside. */
    Box within(Box frame) {
        int left = Math.clamp(x, frame.x, frame.right());
        int top = Math.clamp(y, frame.y, frame.bottom());
        return between(
                left,
                top,
                Math.clamp(right(), left, frame.right()),
                Math.clamp(bottom(), top, frame.bottom()));
    }

    public boolean contains(Box other) {
        return other.x >= x
                && other.y >= y
                && other.right() <= right()
                && other.bottom() <= bottom();
    }

    Box union(Box other) {
        return between(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }

    /** The corners, clockwise from the upper left. */
    public Polygon outline() {
        return new Polygon(
                List.of(
                        new Polygon.Point(x, y),
                        new Polygon.Point(right(), y),
                        new Polygon.Point(right(), bottom()),
                        new Polygon.Point(x, bottom())));
    }
}
