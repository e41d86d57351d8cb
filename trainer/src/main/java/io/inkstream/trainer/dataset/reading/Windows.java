package io.inkstream.trainer.dataset.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a series of rows into windows of one length, as the origin's {@code create_sequences(data,
 * 50)} does.
 *
 * @param length rows of a window
 * @param step rows from the begin of a window to that of the next
 * @param horizon the row of the truth, counted from the last row of the window: 0 for that row, 1
 *     for the next
 */
public record Windows(int length, int step, int horizon) {

    /** Of a longer series so many parts are split among learning and measuring. */
    private static final int BLOCKS = 20;

    public Windows {
        if (length < 1 || step < 1 || horizon < 0) {
            throw new IllegalArgumentException(
                    "sequence_length and step must be > 0 and horizon >= 0, were %d, %d and %d"
                            .formatted(length, step, horizon));
        }
    }

    /** Every row begins a window whose truth is the row after it. */
    public static Windows ofNext(int length) {
        return new Windows(length, 1, 1);
    }

    /**
     * A window of a series.
     *
     * @param first its first row
     * @param truth the row of its truth
     */
    public record Window(int first, int truth) {}

    /** The windows of so many rows, in order. */
    public List<Window> of(int rows) {
        List<Window> windows = new ArrayList<>();
        for (int first = 0; first + length - 1 + horizon < rows; first += step) {
            windows.add(new Window(first, first + length - 1 + horizon));
        }
        return windows;
    }

    /**
     * The same in blocks that share no row, so that what is learnt from never overlaps what is
     * measured with.
     */
    List<List<Window>> blocks(int rows) {
        int blockRows = Math.max(length + horizon, Math.ceilDiv(rows, BLOCKS));
        List<List<Window>> blocks = new ArrayList<>();
        for (int from = 0; from < rows; from += blockRows) {
            int begin = from;
            List<Window> block =
                    of(Math.min(blockRows, rows - from)).stream()
                            .map(window ->
                                    new Window(begin + window.first(), begin + window.truth()))
                            .toList();
            if (!block.isEmpty()) {
                blocks.add(block);
            }
        }
        return blocks;
    }
}
