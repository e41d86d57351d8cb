package io.inkstream.results.models;

import io.inkstream.contracts.PageCompared;
import java.util.List;
import java.util.Optional;

/**
 * How a candidate's readings differ from those of the stable version, on the pages that both read.
 *
 * @param failedPages that the candidate could not read
 * @param agreement share of the characters that both read alike
 * @param confidenceShift the candidate's mean page confidence minus the stable one's
 * @param truth where people corrected lines of these pages
 * @param heldBack why the candidate shall not be promoted; absent when it may
 * @param changed the lines read most differently
 */
public record Comparison(
        String model,
        String stable,
        String candidate,
        int pages,
        int failedPages,
        int lines,
        int changedLines,
        double agreement,
        double stableConfidence,
        double candidateConfidence,
        double confidenceShift,
        Optional<Truth> truth,
        Optional<String> heldBack,
        List<Changed> changed) {
    public Comparison {
        changed = List.copyOf(changed);
    }

    /**
     * A line that both read differently.
     *
     * @param truth what people said of it
     * @param image of the page the line is on
     */
    public record Changed(PageCompared.Line line, Optional<String> truth, String image) {}

    Comparison heldBackBy(Optional<String> reason) {
        return new Comparison(
                model,
                stable,
                candidate,
                pages,
                failedPages,
                lines,
                changedLines,
                agreement,
                stableConfidence,
                candidateConfidence,
                confidenceShift,
                truth,
                reason,
                changed);
    }
}
