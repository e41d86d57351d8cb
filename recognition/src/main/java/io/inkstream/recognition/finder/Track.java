package io.inkstream.recognition.finder;

import java.util.Arrays;

/**
 * Crests that follow one another from column to column. Columns and rows are counted in cells,
 * reaches in pixels of the picture.
 */
final class Track {

    /** How far an end's score reaches into its line, which is given back, in cells. */
    private static final double END_REACH = 1.5;

    private static final int SLOPE_MEMORY = 12;

    private int[] columns = new int[64];
    private double[] rows = new double[64];
    private double[] above = new double[64];
    private double[] below = new double[64];
    private int size;
    private double slope;

    void add(int column, double row, double reachAbove, double reachBelow) {
        if (size == columns.length) {
            grow(2 * size);
        }
        columns[size] = column;
        rows[size] = row;
        above[size] = reachAbove;
        below[size] = reachBelow;
        size++;
        int from = Math.max(0, size - SLOPE_MEMORY);
        double run = column - columns[from];
        slope = run < 4 ? 0 : (row - rows[from]) / run;
    }

    private void grow(int room) {
        columns = Arrays.copyOf(columns, room);
        rows = Arrays.copyOf(rows, room);
        above = Arrays.copyOf(above, room);
        below = Arrays.copyOf(below, room);
    }

    /** Goes on with a track that begins further right. */
    void append(Track right) {
        for (int i = 0; i < right.size; i++) {
            add(right.columns[i], right.rows[i], right.above[i], right.below[i]);
        }
    }

    int first() {
        return columns[0];
    }

    int last() {
        return columns[size - 1];
    }

    int length() {
        return last() - first() + 1;
    }

    double firstRow() {
        return rows[0];
    }

    double lastRow() {
        return rows[size - 1];
    }

    /** In cells. */
    double height() {
        return Math.max(1, (median(above, 0, size) + median(below, 0, size)) / LineMaps.CELL);
    }

    /** Straight on from its last points. */
    double expected(int column) {
        return lastRow() + slope * (column - last());
    }

    /** The line along it, with knots about a letter's height apart. */
    FoundLine line() {
        double from = first() - END_REACH;
        double to = last() + 1 + END_REACH;
        double spacing = Math.max(4, 0.75 * height());
        int knots = Math.max(2, (int) Math.ceil((to - from) / spacing) + 1);
        double[] x = new double[knots];
        double[] y = new double[knots];
        double[] up = new double[knots];
        double[] down = new double[knots];
        for (int i = 0; i < knots; i++) {
            double column = from + (to - from) * i / (knots - 1);
            int begin = firstAfter(column - 0.5 - spacing);
            int end = firstAfter(column - 0.5 + spacing + 1e-9);
            if (begin == end) {
                begin = nearest(column);
                end = begin + 1;
            }
            x[i] = column * LineMaps.CELL;
            y[i] = (rowAt(column, begin, end) + 0.5) * LineMaps.CELL;
            up[i] = Math.max(1, median(above, begin, end));
            down[i] = Math.max(0, median(below, begin, end));
        }
        return new FoundLine(x, y, smooth(up), smooth(down));
    }

    /** Index of the first point that lies at this column or further right. */
    private int firstAfter(double column) {
        int at = Arrays.binarySearch(columns, 0, size, (int) Math.ceil(column));
        return at < 0 ? -at - 1 : at;
    }

    private int nearest(double column) {
        int right = Math.clamp(firstAfter(column - 0.5), 0, size - 1);
        int left = Math.max(0, right - 1);
        return Math.abs(columns[left] + 0.5 - column) <= Math.abs(columns[right] + 0.5 - column)
                ? left
                : right;
    }

    /** On the straight line through these points. */
    private double rowAt(double column, int begin, int end) {
        double meanX = 0;
        double meanY = 0;
        for (int i = begin; i < end; i++) {
            meanX += (columns[i] + 0.5) / (end - begin);
            meanY += rows[i] / (end - begin);
        }
        double covariance = 0;
        double variance = 0;
        for (int i = begin; i < end; i++) {
            double along = columns[i] + 0.5 - meanX;
            covariance += along * (rows[i] - meanY);
            variance += along * along;
        }
        return end - begin < 3 ? meanY : meanY + covariance / variance * (column - meanX);
    }

    private static double median(double[] values, int begin, int end) {
        return FoundLine.median(Arrays.copyOfRange(values, begin, end));
    }

    private static double[] smooth(double[] values) {
        double[] result = Arrays.copyOf(values, values.length);
        for (int i = 1; i + 1 < values.length; i++) {
            result[i] = (values[i - 1] + 2 * values[i] + values[i + 1]) / 4;
        }
        return result;
    }
}
