package io.inkstream.recognition.layout;

import java.util.List;

/** An upright rectangle in pixels: {@code right} and {@code bottom} lie just outside. */
public record Box(int left, int top, int right, int bottom) {
    public Box {
        if (right < left || bottom < top) {
            throw new IllegalArgumentException(
                    "a box must not be inside out, was "
                            + left
                            + ","
                            + top
                            + ","
                            + right
                            + ","
                            + bottom);
        }
    }

    static Box around(List<Point> points) {
        int left = points.stream().mapToInt(Point::x).min().orElseThrow();
        int top = points.stream().mapToInt(Point::y).min().orElseThrow();
        int right = points.stream().mapToInt(Point::x).max().orElseThrow();
        int bottom = points.stream().mapToInt(Point::y).max().orElseThrow();
        return new Box(left, top, right, bottom);
    }

    public long area() {
        return (long) (right - left) * (bottom - top);
    }

    /** Area of the intersection over area of the union, 0..1. */
    public double overlap(Box other) {
        double common = common(other);
        return common == 0 ? 0 : common / (area() + other.area() - common);
    }

    /** Area of the intersection. */
    public double common(Box other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        return Math.max(0, width) * Math.max(0, height);
    }
}
