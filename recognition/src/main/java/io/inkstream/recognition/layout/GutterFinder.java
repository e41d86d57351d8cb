package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the gutters between columns: tall white rectangles with running text on both sides. On a
 * coarse grid of letters, every maximal white rectangle is found by the
 * largest-rectangle-in-a-histogram sweep; margins, indents and numbers in front of list items fail
 * the test for text on both sides.
 */
final class GutterFinder {
    private static final int LARGEST_GRID = 4_000_000;
    private static final int MOST_STRIPS = 400;
    private static final double BAND = 2;
    private static final int RUNNING_TEXT = 3;
    private static final int MOST_EMPTY_BANDS = 3;
    private static final double CLEARLY_WIDER = 1.6;

    private final List<Mark> letters;
    private final SegmenterSettings settings;
    private final double unit;
    private final double wordGap;
    private final double cellWidth;
    private final double cellHeight;
    private final double originX;
    private final double originY;
    private final int columns;
    private final int rows;
    private final boolean[] ink;

    GutterFinder(
            List<Mark> letters,
            List<Mark> strokes,
            double letterHeight,
            SegmenterSettings settings) {
        this.letters = letters;
        this.settings = settings;
        this.unit = letterHeight;
        this.wordGap = WordGap.of(letters, letterHeight);
        this.originX = letters.stream().mapToDouble(Mark::left).min().orElse(0);
        this.originY = letters.stream().mapToDouble(Mark::top).min().orElse(0);
        double width = letters.stream().mapToDouble(Mark::right).max().orElse(1) - originX;
        double height = letters.stream().mapToDouble(Mark::bottom).max().orElse(1) - originY;
        double coarsen =
                Math.max(1, Math.sqrt(width * height / (0.125 * unit * unit) / LARGEST_GRID));
        this.cellWidth = 0.25 * unit * coarsen;
        this.cellHeight = 0.5 * unit * coarsen;
        this.columns = (int) (width / cellWidth) + 1;
        this.rows = (int) (height / cellHeight) + 1;
        this.ink = new boolean[columns * rows];
        letters.forEach(this::paint);
        strokes.forEach(this::paint);
    }

    List<Strip> find() {
        List<Strip> gutters = new ArrayList<>();
        int[] whiteAbove = new int[columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                whiteAbove[column] = ink[row * columns + column] ? 0 : whiteAbove[column] + 1;
            }
            collect(whiteAbove, row, gutters);
        }
        return List.copyOf(gutters);
    }

    /** Rectangles that end in this row, are as wide as they can be and cannot grow downwards. */
    private void collect(int[] whiteAbove, int row, List<Strip> gutters) {
        int[] start = new int[columns + 1];
        int[] height = new int[columns + 1];
        int depth = 0;
        for (int column = 0; column <= columns; column++) {
            int white = column < columns ? whiteAbove[column] : 0;
            int from = column;
            while (depth > 0 && height[depth - 1] > white) {
                depth--;
                from = start[depth];
                consider(from, column, row, height[depth], gutters);
            }
            if (white > 0 && (depth == 0 || height[depth - 1] < white)) {
                start[depth] = from;
                height[depth++] = white;
            }
        }
    }

    private void consider(int from, int to, int row, int height, List<Strip> gutters) {
        double wide = (to - from) * cellWidth / unit;
        double high = height * cellHeight / unit;
        boolean inside = from > 0 && to < columns;
        if (inside && isLarge(wide, high) && isMaximalBelow(from, to, row)) {
            Strip strip =
                    new Strip(
                            originX + from * cellWidth,
                            originY + (row + 1 - height) * cellHeight,
                            originX + to * cellWidth,
                            originY + (row + 1) * cellHeight);
            addPartsBetweenText(strip, gutters);
        }
    }

    private boolean isLarge(double wide, double high) {
        double leastArea =
                wide >= CLEARLY_WIDER * wordGap
                        ? settings.clearGutterArea()
                        : settings.gutterArea();
        return wide >= settings.gutterWidth()
                && high >= settings.gutterHeight()
                && wide * high >= leastArea;
    }

    private boolean isMaximalBelow(int from, int to, int row) {
        if (row + 1 == rows) {
            return true;
        }
        for (int column = from; column < to; column++) {
            if (ink[(row + 1) * columns + column]) {
                return true;
            }
        }
        return false;
    }

    /** Only where lines run up to it from both sides does a white strip part columns. */
    private void addPartsBetweenText(Strip strip, List<Strip> gutters) {
        double reach = 10 * unit;
        int[] left = lettersInBands(strip.left() - reach, strip.left(), strip);
        int[] right = lettersInBands(strip.right(), strip.right() + reach, strip);
        int first = -1;
        int last = -1;
        for (int band = 0; band <= left.length; band++) {
            boolean between =
                    band < left.length && left[band] >= RUNNING_TEXT && right[band] >= RUNNING_TEXT;
            if (first >= 0 && (band == left.length || band - last > MOST_EMPTY_BANDS)) {
                add(strip, first, last, gutters);
                first = -1;
            }
            if (between) {
                first = first < 0 ? band : first;
                last = band;
            }
        }
    }

    private void add(Strip strip, int firstBand, int lastBand, List<Strip> gutters) {
        double top = Math.max(strip.top(), strip.top() + (firstBand - 1) * BAND * unit);
        double bottom = Math.min(strip.bottom(), strip.top() + (lastBand + 2) * BAND * unit);
        boolean large = isLarge((strip.right() - strip.left()) / unit, (bottom - top) / unit);
        if (large && lastBand - firstBand >= 2 && gutters.size() < MOST_STRIPS) {
            gutters.add(new Strip(strip.left(), top, strip.right(), bottom));
        }
    }

    private int[] lettersInBands(double from, double to, Strip strip) {
        int[] letterCounts =
                new int[(int) Math.ceil((strip.bottom() - strip.top()) / (BAND * unit))];
        for (Mark letter : letters) {
            if (letter.right() > from
                    && letter.left() < to
                    && letter.centreY() >= strip.top()
                    && letter.centreY() < strip.bottom()) {
                letterCounts[(int) ((letter.centreY() - strip.top()) / (BAND * unit))]++;
            }
        }
        return letterCounts;
    }

    private void paint(Mark mark) {
        int lastRow = Math.min(rows - 1, row(mark.bottom()));
        int lastColumn = Math.min(columns - 1, column(mark.right()));
        for (int row = Math.max(0, row(mark.top())); row <= lastRow; row++) {
            for (int column = Math.max(0, column(mark.left())); column <= lastColumn; column++) {
                ink[row * columns + column] = true;
            }
        }
    }

    private int row(double y) {
        return (int) Math.floor((y - originY) / cellHeight);
    }

    private int column(double x) {
        return (int) Math.floor((x - originX) / cellWidth);
    }
}
