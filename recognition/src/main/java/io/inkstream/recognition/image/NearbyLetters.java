package io.inkstream.recognition.image;

/**
 * A coarse grid marked wherever a letter-sized component lies, to ask whether one is within reach
 * of a small mark.
 */
final class NearbyLetters {
    private static final int LARGEST_GRID = 4_000_000;

    private final Components components;
    private final double cell;
    private final int columns;
    private final int rows;
    private final boolean[] marked;

    NearbyLetters(Components components, double smallestHeight, double reach) {
        this.components = components;
        int right = 1;
        int bottom = 1;
        for (int i = 0; i < components.count(); i++) {
            right = Math.max(right, components.right(i));
            bottom = Math.max(bottom, components.bottom(i));
        }
        this.cell =
                Math.max(Math.max(2, reach / 2), Math.sqrt((double) right * bottom / LARGEST_GRID));
        this.columns = (int) (right / cell) + 1;
        this.rows = (int) (bottom / cell) + 1;
        this.marked = new boolean[columns * rows];
        for (int i = 0; i < components.count(); i++) {
            if (components.height(i) >= smallestHeight) {
                mark(i);
            }
        }
    }

    boolean near(int component) {
        int firstRow = Math.max(0, cellOf(components.top(component)) - 2);
        int lastRow = Math.min(rows - 1, cellOf(components.bottom(component)) + 2);
        int firstColumn = Math.max(0, cellOf(components.left(component)) - 2);
        int lastColumn = Math.min(columns - 1, cellOf(components.right(component)) + 2);
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                if (marked[row * columns + column]) {
                    return true;
                }
            }
        }
        return false;
    }

    private void mark(int component) {
        int lastRow = Math.min(rows - 1, cellOf(components.bottom(component)));
        int lastColumn = Math.min(columns - 1, cellOf(components.right(component)));
        for (int row = cellOf(components.top(component)); row <= lastRow; row++) {
            for (int column = cellOf(components.left(component)); column <= lastColumn; column++) {
                marked[row * columns + column] = true;
            }
        }
    }

    private int cellOf(int pixel) {
        return (int) (pixel / cell);
    }
}
