package io.inkstream.trainer.segment;

import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.recognition.finder.LineMaps;
import java.util.List;

/**
 * What a perfect line finder would draw of some lines: per cell whether a baseline runs there,
 * whether a line ends there, and the line's reach above and below, in the units of {@link
 * LineMaps}.
 */
@SuppressWarnings("ArrayRecordComponent") // on its way into a tensor
public record MapTargets(
        int columns, int rows, float[] baseline, float[] end, float[] above, float[] below) {

    /** A baseline is drawn this many cells to each side. */
    private static final double HALF_STROKE = 1.25;

    private static final double END_WIDTH = 1.6;
    private static final double END_REACH = 3.5;

    /** The targets of lines in a picture of so many cells. */
    public static MapTargets of(List<FoundLine> lines, int columns, int rows) {
        int cells = columns * rows;
        MapTargets targets =
                new MapTargets(
                        columns,
                        rows,
                        new float[cells],
                        new float[cells],
                        new float[cells],
                        new float[cells]);
        for (FoundLine line : lines) {
            targets.draw(line);
        }
        return targets;
    }

    private void draw(FoundLine line) {
        double first = line.x()[0] / LineMaps.CELL;
        double last = line.x()[line.knots() - 1] / LineMaps.CELL;
        int knot = 1;
        for (int column = Math.max(0, (int) Math.floor(first));
                column <= Math.min(columns - 1, (int) last);
                column++) {
            double at = (column + 0.5) * LineMaps.CELL;
            while (knot < line.knots() - 1 && line.x()[knot] < at) {
                knot++;
            }
            double run = line.x()[knot] - line.x()[knot - 1];
            double share = run <= 0 ? 0 : Math.clamp((at - line.x()[knot - 1]) / run, 0, 1);
            double row = between(line.y(), knot, share) / LineMaps.CELL;
            float up = (float) (between(line.above(), knot, share) / LineMaps.LENGTH_UNIT);
            float down = (float) (between(line.below(), knot, share) / LineMaps.LENGTH_UNIT);
            int from = Math.max(0, (int) Math.ceil(row - 0.5 - HALF_STROKE));
            int to = Math.min(rows - 1, (int) Math.floor(row - 0.5 + HALF_STROKE));
            for (int y = from; y <= to; y++) {
                int cell = y * columns + column;
                baseline[cell] = 1;
                above[cell] = up;
                below[cell] = down;
            }
        }
        end(line.x()[0], line.y()[0]);
        end(line.x()[line.knots() - 1], line.y()[line.knots() - 1]);
    }

    private static double between(double[] values, int knot, double share) {
        return values[knot - 1] + share * (values[knot] - values[knot - 1]);
    }

    private void end(double x, double y) {
        double column = x / LineMaps.CELL - 0.5;
        double row = y / LineMaps.CELL - 0.5;
        for (int c = Math.max(0, (int) Math.ceil(column - END_WIDTH));
                c <= Math.min(columns - 1, (int) Math.floor(column + END_WIDTH));
                c++) {
            for (int r = Math.max(0, (int) Math.ceil(row - END_REACH));
                    r <= Math.min(rows - 1, (int) Math.floor(row + END_REACH));
                    r++) {
                end[r * columns + c] = 1;
            }
        }
    }
}
