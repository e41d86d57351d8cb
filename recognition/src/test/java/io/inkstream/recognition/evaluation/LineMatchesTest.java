package io.inkstream.recognition.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.Polygon;
import java.awt.geom.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineMatchesTest {

    @Test
    void areasAreThoseOfGeometry() {
        assertThat(PolygonOverlap.area(polygon(0, 0, 10, 0, 10, 4, 0, 4))).isEqualTo(40);
        assertThat(PolygonOverlap.area(polygon(0, 0, 10, 0, 0, 10))).isEqualTo(50);
        // an L, and the same drawn the other way round
        assertThat(PolygonOverlap.area(polygon(0, 0, 6, 0, 6, 2, 2, 2, 2, 6, 0, 6))).isEqualTo(20);
        assertThat(PolygonOverlap.area(polygon(0, 6, 2, 6, 2, 2, 6, 2, 6, 0, 0, 0))).isEqualTo(20);
    }

    @Test
    void overlapIsIntersectionOverUnion() {
        Polygon square = polygon(0, 0, 10, 0, 10, 10, 0, 10);

        assertThat(PolygonOverlap.iou(square, square)).isEqualTo(1);
        assertThat(PolygonOverlap.iou(square, polygon(5, 0, 15, 0, 15, 10, 5, 10)))
                .isCloseTo(50.0 / 150, within(1e-12));
        assertThat(PolygonOverlap.iou(square, polygon(0, 0, 10, 0, 0, 10)))
                .isCloseTo(0.5, within(1e-12));
        assertThat(PolygonOverlap.iou(square, polygon(10, 0, 20, 0, 20, 10))).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void overlapAgreesWithAnotherComputation(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            Polygon a = star(random);
            Polygon b = star(random);
            double common = area(a, b, Area::intersect);
            double union = area(a, b, Area::add);

            assertThat(PolygonOverlap.iou(a, b)).isCloseTo(common / union, within(5e-3));
        }
    }

    @Test
    void linesArePairedOneToOne() {
        List<Polygon> truth = List.of(line(0, 100), line(20, 100), line(40, 100));
        List<Polygon> found = List.of(line(41, 100), line(0, 90), line(1, 100), line(200, 100));

        LineMatches matches = LineMatches.of(truth, found);

        assertThat(matches.counts()).isEqualTo(new Detection(3, 4, 2));
        assertThat(matches.foundOf()).containsExactly(1, -1, 0);
        assertThat(matches.counts().f1()).isCloseTo(4.0 / 7, within(1e-12));
        assertThat(matches.counts().precision()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void asManyAsPossibleArePaired(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            List<Polygon> truth = crowd(random);
            List<Polygon> found = crowd(random);

            assertThat(LineMatches.of(truth, found).counts().matched())
                    .isEqualTo(most(truth, found, 0, new boolean[found.size()]));
        }
    }

    @Test
    void anEmptyPageIsRightWhenNothingIsFound() {
        assertThat(LineMatches.of(List.of(), List.of()).counts().f1()).isOne();
        assertThat(LineMatches.of(List.of(), List.of(line(0, 10))).counts().f1()).isZero();
    }

    /** All ways to pair, tried. */
    private static int most(List<Polygon> truth, List<Polygon> found, int next, boolean[] taken) {
        if (next == truth.size()) {
            return 0;
        }
        int best = most(truth, found, next + 1, taken);
        for (int f = 0; f < found.size(); f++) {
            if (!taken[f] && PolygonOverlap.iou(truth.get(next), found.get(f)) >= 0.5) {
                taken[f] = true;
                best = Math.max(best, 1 + most(truth, found, next + 1, taken));
                taken[f] = false;
            }
        }
        return best;
    }

    private static List<Polygon> crowd(Random random) {
        return IntStream.range(0, 5).mapToObj(_ -> line(random.nextInt(12), 60)).toList();
    }

    private static Polygon line(int top, int width) {
        return polygon(0, top, width, top, width, top + 10, 0, top + 10);
    }

    private static Polygon star(Random random) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double radius = 40 + random.nextInt(60);
            points.add(
                    new Point(
                            (int) (150 + radius * Math.cos(i * Math.PI / 6)),
                            (int) (150 + radius * Math.sin(i * Math.PI / 6))));
        }
        return new Polygon(points);
    }

    private static Polygon polygon(int... values) {
        return new Polygon(
                IntStream.range(0, values.length / 2)
                        .mapToObj(i -> new Point(values[2 * i], values[2 * i + 1]))
                        .toList());
    }

    private interface Joining {
        void apply(Area own, Area other);
    }

    private static double area(Polygon a, Polygon b, Joining joining) {
        Area own = area(a);
        joining.apply(own, area(b));
        double twice = 0;
        double[] now = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (var path = own.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(now);
            double toX = kind == java.awt.geom.PathIterator.SEG_CLOSE ? startX : now[0];
            double toY = kind == java.awt.geom.PathIterator.SEG_CLOSE ? startY : now[1];
            if (kind == java.awt.geom.PathIterator.SEG_MOVETO) {
                startX = toX;
                startY = toY;
            } else {
                twice += x * toY - toX * y;
            }
            x = toX;
            y = toY;
        }
        return Math.abs(twice) / 2;
    }

    private static Area area(Polygon polygon) {
        java.awt.Polygon drawn = new java.awt.Polygon();
        polygon.points().forEach(point -> drawn.addPoint(point.x(), point.y()));
        return new Area(drawn);
    }
}
