package io.inkstream.recognition.image;

/**
 * By how much what stands on a page is turned clockwise in its image. Quarter turns move pixels and
 * never mix them, so turning a page upright loses nothing.
 */
public enum QuarterTurn {
    NONE(0),
    RIGHT(90),
    HALF(180),
    LEFT(270);

    private static final int BLOCK = 32;

    private final int degrees;

    QuarterTurn(int degrees) {
        this.degrees = degrees;
    }

    /** Clockwise: 0, 90, 180 or 270. */
    public int degrees() {
        return degrees;
    }

    public boolean isSideways() {
        return this == RIGHT || this == LEFT;
    }

    /** This turn and half a turn more. */
    public QuarterTurn opposite() {
        return switch (this) {
            case NONE -> HALF;
            case RIGHT -> LEFT;
            case HALF -> NONE;
            case LEFT -> RIGHT;
        };
    }

    /** The page as it is read; the same one if it is not turned. */
    public PageImage upright(PageImage stored) {
        if (this == NONE) {
            return stored;
        }
        int row = stored.width();
        int width = isSideways() ? stored.height() : stored.width();
        int height = isSideways() ? stored.width() : stored.height();
        byte[] to = new byte[width * height];
        switch (this) {
            case NONE -> throw new AssertionError("returned above");
            case RIGHT -> copy(stored.pixels(), row - 1, row, -1, to, width, height);
            case HALF -> copy(stored.pixels(), to.length - 1, -1, -row, to, width, height);
            case LEFT -> copy(stored.pixels(), (width - 1) * row, -row, 1, to, width, height);
        }
        return new PageImage(width, height, stored.dpi(), to);
    }

    /**
     * Fills {@code to} from {@code from}, where a step along a row is {@code alongRow} and a step
     * down is {@code down}; block by block, as rows of one may be columns of the other.
     */
    private static void copy(
            byte[] from, int start, int alongRow, int down, byte[] to, int width, int height) {
        for (int top = 0; top < height; top += BLOCK) {
            int bottom = Math.min(height, top + BLOCK);
            for (int left = 0; left < width; left += BLOCK) {
                int right = Math.min(width, left + BLOCK);
                for (int y = top; y < bottom; y++) {
                    int at = start + y * down + left * alongRow;
                    for (int x = left; x < right; x++, at += alongRow) {
                        to[y * width + x] = from[at];
                    }
                }
            }
        }
    }
}
