package io.inkstream.recognition.image;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes thin level strokes out of a binary page, so that underlined or crossed words fall apart
 * into their letters again: of every long run of ink those columns are cleared where the ink is no
 * thicker than a stroke; where a letter crosses the stroke it stays whole. A numeric kernel.
 */
public final class RuleEraser {
    private final BinaryImage page;
    private final byte[] ink;
    private final int width;
    private final int height;
    private final int shortest;
    private final int thickest;
    private byte @Nullable [] erased;

    private RuleEraser(BinaryImage page, int shortest, int thickest) {
        this.page = page;
        this.ink = page.pixels();
        this.width = page.width();
        this.height = page.height();
        this.shortest = shortest;
        this.thickest = thickest;
    }

    /**
     * The page without its strokes; the page itself if it has none.
     *
     * @param shortest length in pixels from which a level run of ink is a stroke
     * @param thickest height in pixels up to which it is one
     */
    public static BinaryImage erase(BinaryImage page, int shortest, int thickest) {
        return new RuleEraser(page, Math.max(2, shortest), Math.max(1, thickest)).run();
    }

    /** A run of {@code shortest} pixels cannot hide between probes half as far apart. */
    private BinaryImage run() {
        int step = shortest / 2;
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = step; x < width; x += step) {
                if (ink[row + x] != 0) {
                    x = Math.max(x, eraseRunAt(row, x));
                }
            }
        }
        byte[] result = erased;
        return result == null ? page : new BinaryImage(width, height, result);
    }

    /** Returns the end of the run around a column. */
    private int eraseRunAt(int row, int x) {
        int from = x;
        while (from > 0 && ink[row + from - 1] != 0) {
            from--;
        }
        int to = x + 1;
        while (to < width && ink[row + to] != 0) {
            to++;
        }
        if (to - from >= shortest && isMostlyThin(row, from, to)) {
            for (int column = from; column < to; column++) {
                if (thickness(row, column) <= thickest) {
                    clear(row, column);
                }
            }
        }
        return to;
    }

    private boolean isMostlyThin(int row, int from, int to) {
        int thin = 0;
        int step = Math.max(1, (to - from) / 16);
        int probes = 0;
        for (int column = from; column < to; column += step) {
            thin += thickness(row, column) <= thickest ? 1 : 0;
            probes++;
        }
        return thin * 4 >= probes;
    }

    private int thickness(int row, int column) {
        int count = 1;
        for (int at = row + column - width; at >= 0 && ink[at] != 0; at -= width) {
            if (++count > thickest) {
                return count;
            }
        }
        for (int at = row + column + width; at < ink.length && ink[at] != 0; at += width) {
            if (++count > thickest) {
                return count;
            }
        }
        return count;
    }

    private void clear(int row, int column) {
        byte[] target = erased;
        if (target == null) {
            target = Arrays.copyOf(ink, ink.length);
            erased = target;
        }
        target[row + column] = 0;
    }
}
