package io.inkstream.recognition.layout;

import java.util.List;

/**
 * The line letters stand on, from left to right, in pixels of the page; x grows strictly from point
 * to point.
 */
public record Baseline(List<Point> points) {
    public Baseline {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a baseline needs 2 points, got " + points.size());
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).x() <= points.get(i - 1).x()) {
                throw new IllegalArgumentException(
                        "a baseline goes from left to right, was " + points);
            }
        }
    }

    public int left() {
        return points.getFirst().x();
    }

    public int right() {
        return points.getLast().x();
    }

    /** The row at column {@code x}; beyond its ends the baseline goes on straight. */
    public double yAt(double x) {
        int segment = 1;
        while (segment < points.size() - 1 && points.get(segment).x() < x) {
            segment++;
        }
        Point from = points.get(segment - 1);
        Point to = points.get(segment);
        return from.y() + (x - from.x()) * (to.y() - from.y()) / (to.x() - from.x());
    }
}
