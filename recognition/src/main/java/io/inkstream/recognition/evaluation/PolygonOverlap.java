package io.inkstream.recognition.evaluation;

import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.Polygon;
import java.util.Arrays;
import java.util.List;

/**
 * Intersection over union of outlines. Each row of pixels is measured at its middle, where the
 * outline's edges are straight; what lies inside follows the non-zero winding rule, so an outline
 * may cross itself.
 */
final class PolygonOverlap {

    private PolygonOverlap() {}

    /** 0 where nothing is common, 1 for equal outlines. */
    static double iou(Polygon a, Polygon b) {
        return iou(a, area(a), b, area(b));
    }

    /** The same of outlines whose areas are known. */
    static double iou(Polygon a, double areaOfA, Polygon b, double areaOfB) {
        int top = Math.max(top(a), top(b));
        int bottom = Math.min(bottom(a), bottom(b));
        double common = 0;
        for (int row = top; row < bottom; row++) {
            common += commonLength(spans(a, row + 0.5), spans(b, row + 0.5));
        }
        double union = areaOfA + areaOfB - common;
        return common <= 0 ? 0 : Math.min(1, common / union);
    }

    static double area(Polygon polygon) {
        double area = 0;
        for (int row = top(polygon); row < bottom(polygon); row++) {
            double[] spans = spans(polygon, row + 0.5);
            for (int i = 0; i < spans.length; i += 2) {
                area += spans[i + 1] - spans[i];
            }
        }
        return area;
    }

    /** Left and right ends of what is inside at this height, from left to right, disjoint. */
    private static double[] spans(Polygon polygon, double y) {
        double[][] crossings = crossings(polygon, y);
        double[] ends = new double[crossings.length];
        int used = 0;
        int winding = 0;
        for (double[] crossing : crossings) {
            int before = winding;
            winding += (int) crossing[1];
            if ((before == 0) != (winding == 0)) {
                ends[used++] = crossing[0];
            }
        }
        return Arrays.copyOf(ends, used);
    }

    /** Column and direction of each edge that passes this height, from left to right. */
    private static double[][] crossings(Polygon polygon, double y) {
        List<Point> points = polygon.points();
        double[][] crossings = new double[points.size()][];
        int used = 0;
        for (int i = 0; i < points.size(); i++) {
            Point from = points.get(i);
            Point to = points.get((i + 1) % points.size());
            if ((from.y() < y) != (to.y() < y)) {
                double x = from.x() + (y - from.y()) * (to.x() - from.x()) / (to.y() - from.y());
                crossings[used++] = new double[] {x, from.y() < y ? 1 : -1};
            }
        }
        double[][] found = Arrays.copyOf(crossings, used);
        Arrays.sort(found, (a, b) -> Double.compare(a[0], b[0]));
        return found;
    }

    private static double commonLength(double[] a, double[] b) {
        double length = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            length += Math.max(0, Math.min(a[i + 1], b[j + 1]) - Math.max(a[i], b[j]));
            if (a[i + 1] < b[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return length;
    }

    private static int top(Polygon polygon) {
        return polygon.points().stream().mapToInt(Point::y).min().orElseThrow();
    }

    private static int bottom(Polygon polygon) {
        return polygon.points().stream().mapToInt(Point::y).max().orElseThrow();
    }
}
