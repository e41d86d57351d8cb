package io.inkstream.results.corrections;

import io.inkstream.contracts.Polygon;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/** How far two outlines cover the same pixels. */
final class PolygonOverlap {
    private PolygonOverlap() {}

    /** Area in common by area together, 0 to 1; 0 when one of them has no area. */
    static double ratio(Polygon a, Polygon b) {
        Area first = area(a);
        Area second = area(b);
        if (!first.getBounds2D().intersects(second.getBounds2D())) {
            return 0;
        }
        double areaOfFirst = size(first);
        double areaOfSecond = size(second);
        first.intersect(second);
        double common = size(first);
        double together = areaOfFirst + areaOfSecond - common;
        return together <= 0 ? 0 : common / together;
    }

    private static Area area(Polygon polygon) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 0; i < polygon.points().size(); i++) {
            Polygon.Point point = polygon.points().get(i);
            if (i == 0) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        path.closePath();
        return new Area(path);
    }

    /**
     * By the shoelace formula; an {@link Area} gives holes the other direction than what they are
     * in.
     */
    private static double size(Area area) {
        double twice = 0;
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (PathIterator path = area.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    startX = at[0];
                    startY = at[1];
                }
                case PathIterator.SEG_LINETO -> twice += x * at[1] - at[0] * y;
                default -> twice += x * startY - startX * y;
            }
            boolean closed = path.currentSegment(at) == PathIterator.SEG_CLOSE;
            x = closed ? startX : at[0];
            y = closed ? startY : at[1];
        }
        return Math.abs(twice) / 2;
    }
}
