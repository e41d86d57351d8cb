package io.inkstream.results.query;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.PageId;
import java.time.Instant;
import java.util.Optional;

/**
 * A page, or one transcription of it, without its lines.
 *
 * @param state {@code queued}, {@code done}, {@code failed} or {@code cancelled}
 * @param current whether this is the outcome of the batch's plan
 */
public record PageSummary(
        PageId pageId,
        int number,
        String state,
        boolean current,
        Optional<String> outcomeId,
        Optional<String> model,
        Optional<Integer> lines,
        Optional<Double> confidence,
        Optional<Failure> failure,
        Optional<Instant> at,
        Links links) {

    /** Addresses of what belongs to the page. */
    public record Links(String self, String image, String lines, String transcriptions) {
        static Links of(PageId page) {
            String self = "/v1/pages/" + page;
            return new Links(self, self + "/image", self + "/lines", self + "/transcriptions");
        }
    }

    /**
     * @param cancelled whether nobody will read it any more
     */
    static PageSummary waiting(PageId page, boolean cancelled) {
        return new PageSummary(
                page,
                page.number(),
                cancelled ? "cancelled" : "queued",
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Links.of(page));
    }
}
