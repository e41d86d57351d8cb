package io.inkstream.results.models;

import java.util.Optional;

/**
 * What a candidate must have shown before it is promoted without force. Where people corrected
 * enough of the lines that both read, the candidate must have fewer errors by more than chance.
 * Elsewhere it must have read enough pages, nearly alike, and no less sure: then a swap changes
 * little, for better or worse.
 */
final class PromotionGate {
    static final int ENOUGH_TRUE_LINES = 20;
    static final int ENOUGH_PAGES = 20;
    static final double LEAST_AGREEMENT = 0.95;
    static final double MOST_DOUBT = -0.01;

    private PromotionGate() {}

    /** Why the candidate is held back, or nothing when it may go on. */
    static Optional<String> objection(Comparison seen) {
        if (seen.failedPages() > 0) {
            return Optional.of(
                    "the candidate could not read %d of %d pages"
                            .formatted(seen.failedPages(), seen.pages()));
        }
        Optional<Truth> truth = seen.truth().filter(found -> found.lines() >= ENOUGH_TRUE_LINES);
        return truth.isPresent() ? byTruth(truth.get()) : byAgreement(seen);
    }

    private static Optional<String> byTruth(Truth truth) {
        return truth.high() < 0
                ? Optional.empty()
                : Optional.of(
                        "on %d corrected lines its error is %.2f %% where the stable version has %.2f %%, difference %.2f to %.2f points: not shown to be better"
                                .formatted(
                                        truth.lines(),
                                        100 * truth.candidateCer(),
                                        100 * truth.stableCer(),
                                        100 * truth.low(),
                                        100 * truth.high()));
    }

    private static Optional<String> byAgreement(Comparison seen) {
        if (seen.pages() < ENOUGH_PAGES) {
            return Optional.of(
                    "%d pages are compared, %d are needed, or %d corrected lines on them"
                            .formatted(seen.pages(), ENOUGH_PAGES, ENOUGH_TRUE_LINES));
        }
        if (seen.agreement() < LEAST_AGREEMENT) {
            return Optional.of(
                    "it reads %.1f %% of the characters alike, %.0f %% are needed where nobody corrected lines"
                            .formatted(100 * seen.agreement(), 100 * LEAST_AGREEMENT));
        }
        if (seen.confidenceShift() < MOST_DOUBT) {
            return Optional.of(
                    "it is less sure of itself by %.3f".formatted(-seen.confidenceShift()));
        }
        return Optional.empty();
    }
}
