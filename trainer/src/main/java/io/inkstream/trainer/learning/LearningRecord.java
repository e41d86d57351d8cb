package io.inkstream.trainer.learning;

import io.inkstream.contracts.PinnedModel;
import io.inkstream.trainer.corrections.OffsetRange;
import java.time.Instant;

/**
 * What was learnt from corrections, kept in the store as a numbered object; the next time begins
 * after it.
 *
 * @param stable what was fine-tuned
 * @param candidate what came of it
 * @param dataset digest of the corrections
 * @param lines corrected lines in it
 * @param corrections on corrected lines that were held out
 * @param frozen on the frozen sets of the recipe
 * @param suspects corrected lines that may be wrong themselves
 * @param proposed whether the candidate is proposed for promotion
 * @param reason why, or why not
 */
public record LearningRecord(
        int revision,
        PinnedModel stable,
        PinnedModel candidate,
        String dataset,
        OffsetRange range,
        int lines,
        Figures corrections,
        Figures frozen,
        int suspects,
        boolean proposed,
        String reason,
        Instant at) {

    /**
     * Both models on the same lines.
     *
     * @param low of the 95 % interval of the difference, candidate minus stable
     */
    public record Figures(
            int lines,
            double stableCer,
            double candidateCer,
            double difference,
            double low,
            double high) {}
}
