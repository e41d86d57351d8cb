package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Points in pixels of the stored page image, in JSON {@code [[x,y],…]}; also used for open lines
 * such as baselines.
 */
public record Polygon(@JsonValue List<Point> points) {

    /** A point in pixels of the stored page image, in JSON {@code [x,y]}. */
    public record Point(int x, int y) {
        @JsonCreator
        static Point of(List<Integer> xy) {
            if (xy.size() != 2) {
                throw new IllegalArgumentException("a point has 2 coordinates, got " + xy.size());
            }
            return new Point(xy.get(0), xy.get(1));
        }

        @JsonValue
        List<Integer> xy() {
            return List.of(x, y);
        }

        @Override
        public String toString() {
            return x + "," + y;
        }
    }

    @JsonCreator
    public Polygon {
        points = List.copyOf(points);
    }

    /** Blank-separated {@code x,y} pairs, the form of PAGE XML. */
    @Override
    public String toString() {
        return points.stream().map(Point::toString).collect(Collectors.joining(" "));
    }
}
