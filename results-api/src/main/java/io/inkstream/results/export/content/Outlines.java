package io.inkstream.results.export.content;

import io.inkstream.contracts.Polygon;
import java.util.List;

/** Polygons in the form that other programs insist on: inside the page, with enough points. */
final class Outlines {
    private Outlines() {}

    /** An area of three points or more. */
    static Polygon area(Polygon polygon, Box page) {
        Polygon inside = inside(polygon, page);
        return inside.points().size() >= 3 ? inside : Box.around(inside.points()).outline();
    }

    /** A path of two points or more; the foot of the area where there is none. */
    static Polygon path(Polygon polygon, Polygon area, Box page) {
        Polygon inside = inside(polygon, page);
        if (inside.points().size() >= 2) {
            return inside;
        }
        Box box = Box.around(area.points());
        return new Polygon(
                List.of(
                        new Polygon.Point(box.x(), box.bottom()),
                        new Polygon.Point(box.right(), box.bottom())));
    }

    private static Polygon inside(Polygon polygon, Box page) {
        return new Polygon(
                polygon.points().stream()
                        .map(point ->
                                new Polygon.Point(
                                        Math.clamp(point.x(), page.x(), page.right()),
                                        Math.clamp(point.y(), page.y(), page.bottom())))
                        .toList());
    }
}
