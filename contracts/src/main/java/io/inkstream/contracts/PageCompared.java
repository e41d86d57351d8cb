package io.inkstream.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page that the candidate of a model read as well. Its reading is told nowhere else and serves
 * nobody; both models read the same lines.
 *
 * @param outcomeId the reading that counts, by {@code stable}
 * @param characters of that reading
 * @param edits that make it the candidate's reading
 * @param stableConfidence of the page; absent on a page without lines
 * @param changed the lines that they read differently, in reading order
 * @param failure why the candidate could not read the page at all
 * @param stableMillis time of the steps of the model alone
 */
public record PageCompared(
        PageId pageId,
        TenantId tenant,
        String outcomeId,
        PinnedModel stable,
        PinnedModel candidate,
        int lines,
        int characters,
        int edits,
        Optional<Double> stableConfidence,
        Optional<Double> candidateConfidence,
        List<Line> changed,
        Optional<Failure> failure,
        double stableMillis,
        double candidateMillis,
        Instant at) {

    /** A line that is read differently. */
    public record Line(
            LineId lineId,
            Polygon polygon,
            String stableText,
            double stableConfidence,
            String candidateText,
            double candidateConfidence) {}

    public PageCompared {
        changed = List.copyOf(changed);
    }
}
