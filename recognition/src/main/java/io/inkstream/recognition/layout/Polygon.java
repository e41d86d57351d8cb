package io.inkstream.recognition.layout;

import java.util.List;

/** A closed outline on the page, in pixels; the last point joins the first. */
public record Polygon(List<Point> points) {
    public Polygon {
        points = List.copyOf(points);
        if (points.size() < 3) {
            throw new IllegalArgumentException("a polygon needs 3 points, got " + points.size());
        }
    }

    public Box bounds() {
        return Box.around(points);
    }
}
