package io.inkstream.recognition.image;

/**
 * How dark ink is against the paper around it, for every tile of a page. Tiles without ink of their
 * own have the page's contrast, which keeps their grain quiet; the rest is smoothed with its
 * neighbours.
 */
final class ContrastMap {
    static final int TILE = 128;

    private static final int STEP = 3;
    private static final double INK_SHARE = 0.02;
    private static final float LEAST_LEVELS = 28;
    private static final float LEAST_SHARE_OF_PAGE = 0.22f;

    private final int columns;
    private final float[] levels;
    private final float[] relative;

    private ContrastMap(int columns, float[] levels, float[] relative) {
        this.columns = columns;
        this.levels = levels;
        this.relative = relative;
    }

    static ContrastMap of(PageImage page) {
        int columns = (page.width() + TILE - 1) / TILE;
        int rows = (page.height() + TILE - 1) / TILE;
        Contrast whole = Contrast.of(page);
        float least = Math.max(LEAST_LEVELS, LEAST_SHARE_OF_PAGE * whole.levels());
        float[] levels = new float[columns * rows];
        float[] relative = new float[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Contrast own = ofTile(page, column * TILE, row * TILE);
                Contrast chosen = own.levels() < least ? whole : own;
                levels[row * columns + column] = chosen.levels();
                relative[row * columns + column] = chosen.relative();
            }
        }
        return new ContrastMap(
                columns, smooth(levels, columns, rows), smooth(relative, columns, rows));
    }

    private static Contrast ofTile(PageImage page, int left, int top) {
        int right = Math.min(page.width(), left + TILE);
        int bottom = Math.min(page.height(), top + TILE);
        byte[] pixels = page.pixels();
        int[] histogram = new int[256];
        int count = 0;
        for (int y = top; y < bottom; y += STEP) {
            int offset = y * page.width();
            // neighbouring rows look at different columns
            for (int x = left + y / STEP % STEP; x < right; x += STEP) {
                histogram[pixels[offset + x] & 0xff]++;
                count++;
            }
        }
        return Contrast.of(histogram, count, INK_SHARE);
    }

    private static float[] smooth(float[] values, int columns, int rows) {
        float[] result = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float sum = 0;
                int count = 0;
                for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                    for (int c = Math.max(0, column - 1);
                            c <= Math.min(columns - 1, column + 1);
                            c++) {
                        sum += values[r * columns + c];
                        count++;
                    }
                }
                float own = values[row * columns + column];
                result[row * columns + column] = (own + sum / count) / 2;
            }
        }
        return result;
    }

    int columns() {
        return columns;
    }

    int size() {
        return levels.length;
    }

    /** Grey levels between paper and ink. */
    float levels(int tile) {
        return levels[tile];
    }

    /** Contrast as a share of the paper's level, 0..1. */
    float relative(int tile) {
        return relative[tile];
    }
}
