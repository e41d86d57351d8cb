package io.inkstream.results.search;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.Polygon;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line that was found, ready to draw. Coordinates are pixels of the stored page image.
 *
 * @param text the line; what was found in it is in {@code matches}
 * @param read what the model read, where a person corrected the line
 * @param polygon outline of the line
 * @param width of the page image
 * @param height of the page image
 * @param matches in the order of the text, none when the reading that was found has other words
 * @param reading another reading that has the words, where the text has not
 */
public record SearchHit(
        LineId lineId,
        PageId pageId,
        DocumentId documentId,
        BatchId batchId,
        Optional<String> documentName,
        int page,
        String outcomeId,
        String model,
        Instant at,
        String text,
        Optional<String> read,
        double confidence,
        Polygon polygon,
        int width,
        int height,
        List<Match> matches,
        Optional<String> reading,
        Links links) {
    public SearchHit {
        matches = List.copyOf(matches);
    }

    /**
     * A word that was found.
     *
     * @param start its first code point in the line's text
     * @param end one past its last
     * @param text as the line has it
     * @param box {@code x, y, width, height}; absent where positions of words are not known
     */
    public record Match(int start, int end, String text, Optional<List<Integer>> box) {}

    /** Addresses of what belongs to the hit. */
    public record Links(String page, String image) {
        static Links of(LineId line) {
            return new Links(
                    "/v1/pages/" + line.page(), "/v1/iiif/" + line + "/full/max/0/default.jpg");
        }
    }
}
