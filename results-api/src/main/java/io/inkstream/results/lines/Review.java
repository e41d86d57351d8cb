package io.inkstream.results.lines;

import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageId;
import java.util.List;

/**
 * What to correct next, and how much is left.
 *
 * @param items by expected gain: the lines with most characters that are probably wrong first
 * @param doneToday corrections since midnight UTC
 * @param linesLeft lines that nobody has looked at
 * @param charactersLeft characters in them
 * @param expectedErrors characters in them that are probably wrong, by the model's own confidence
 * @param errorRate the two as a ratio
 */
public record Review(
        List<Item> items,
        int doneToday,
        int linesLeft,
        int charactersLeft,
        double expectedErrors,
        double errorRate) {
    public Review {
        items = List.copyOf(items);
    }

    /**
     * @param expectedErrors characters that are probably wrong
     */
    public record Item(
            LineId lineId,
            PageId pageId,
            String text,
            double confidence,
            double expectedErrors,
            LineView.Links links) {}
}
