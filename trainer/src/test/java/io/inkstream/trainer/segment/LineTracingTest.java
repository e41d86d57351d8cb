package io.inkstream.trainer.segment;

import static java.util.Arrays.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.recognition.finder.LineMaps;
import io.inkstream.recognition.finder.LineTracing;
import io.inkstream.trainer.training.LinesObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are drawn as a perfect finder would draw them come back. */
class LineTracingTest {

    private static final int COLUMNS = 320;
    private static final int ROWS = 240;

    @ParameterizedTest
    @ValueSource(doubles = {0, 3, -15, 15})
    void linesThatLeanAreTracedAsTheyWere(double degrees) {
        double slope = Math.tan(Math.toRadians(degrees));
        List<FoundLine> lines = new ArrayList<>();
        for (int y = 60; y < 430; y += 26) {
            int middle = y;
            lines.add(line(60, 560, x -> middle + slope * (x - 310), 14, 5));
        }

        assertAllAreFound(lines);
    }

    @Test
    void aCurvedLineStaysOne() {
        List<FoundLine> lines = new ArrayList<>();
        for (int y = 60; y < 430; y += 30) {
            int middle = y;
            lines.add(line(40, 600, x -> middle + 9 * Math.sin(x / 90), 15, 6));
        }

        assertAllAreFound(lines);
    }

    @Test
    void linesBesideOneAnotherStayTwo() {
        List<FoundLine> lines = new ArrayList<>();
        for (int y = 60; y < 430; y += 24) {
            int row = y;
            lines.add(line(30, 300, _ -> row, 13, 5));
            lines.add(line(316, 610, _ -> row, 13, 5));
        }

        assertAllAreFound(lines);
    }

    @Test
    void aGapInTheDrawingDoesNotBreakALine() {
        FoundLine line = line(60, 560, _ -> 200.0, 20, 8);
        LineMaps maps = drawn(List.of(line), 0);
        float[] values = maps.values();
        for (int row = 0; row < ROWS; row++) {
            for (int column = 140; column < 150; column++) {
                values[row * COLUMNS + column] = -4;
            }
        }

        assertThat(LineTracing.lines(new LineMaps(COLUMNS, ROWS, values))).hasSize(1);
    }

    @Test
    void reachesFollowTheLine() {
        FoundLine line = line(60, 560, _ -> 200.0, 20, 8);

        FoundLine traced = LineTracing.lines(drawn(List.of(line), 0)).getFirst();

        assertThat(stream(traced.above())).allMatch(value -> value >= 19.5 && value <= 20.5);
        assertThat(stream(traced.below())).allMatch(value -> value >= 7.5 && value <= 8.5);
        assertThat(stream(traced.y())).allMatch(value -> value >= 199.0 && value <= 201.0);
        assertThat(traced.x()[0]).isBetween(54.0, 66.0);
        assertThat(traced.x()[traced.knots() - 1]).isBetween(554.0, 566.0);
    }

    @Test
    void anEmptyPageHasNoLines() {
        assertThat(LineTracing.lines(drawn(List.of(), 0))).isEmpty();
    }

    private static void assertAllAreFound(List<FoundLine> lines) {
        String truth = LinesAsText.write(lines);
        String read = LinesAsText.write(LineTracing.lines(drawn(lines, 0.4)));

        var figures = new LinesObjective().measure(List.of(truth), List.of(read)).figures();

        assertThat(figures).containsEntry("line_f1", 1.0);
        assertThat(figures.get("baseline_f1")).isGreaterThan(0.99);
    }

    /** Scores of plus and minus four, with some noise. */
    private static LineMaps drawn(List<FoundLine> lines, double noise) {
        MapTargets targets = MapTargets.of(lines, COLUMNS, ROWS);
        Random random = new Random(3);
        int cells = COLUMNS * ROWS;
        float[] values = new float[4 * cells];
        for (int i = 0; i < cells; i++) {
            values[i] = (float) (8 * targets.baseline()[i] - 4 + noise * random.nextGaussian());
            values[cells + i] = (float) (8 * targets.end()[i] - 4 + noise * random.nextGaussian());
            values[2 * cells + i] = targets.above()[i];
            values[3 * cells + i] = targets.below()[i];
        }
        return new LineMaps(COLUMNS, ROWS, values);
    }

    private static FoundLine line(
            double from, double to, DoubleUnaryOperator row, double above, double below) {
        int knots = 26;
        double[][] parts = new double[4][knots];
        for (int i = 0; i < knots; i++) {
            double x = from + (to - from) * i / (knots - 1);
            parts[0][i] = x;
            parts[1][i] = row.applyAsDouble(x);
            parts[2][i] = above;
            parts[3][i] = below;
        }
        return new FoundLine(parts[0], parts[1], parts[2], parts[3]);
    }
}
