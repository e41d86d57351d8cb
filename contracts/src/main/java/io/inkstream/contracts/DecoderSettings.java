package io.inkstream.contracts;

import java.util.Objects;
import java.util.Optional;

/**
 * How log-probabilities become text, pinned when the batch is accepted. Fields that are absent are
 * not used; equal settings have equal JSON, which is part of the outcome's id.
 *
 * @param kind {@code greedy} takes the likeliest character at each place, {@code beam} weighs whole
 *     texts, with or without the following
 * @param beam weights of a beam search
 * @param languageModel a registered language model
 * @param lexicon a registered word list
 * @param words digest of the word list that was uploaded with the batch
 * @param confidence how confidences are aggregated: {@code min} or {@code geometric}; the mean when
 *     absent
 */
public record DecoderSettings(
        String kind,
        Optional<BeamWeights> beam,
        Optional<PinnedModel> languageModel,
        Optional<PinnedModel> lexicon,
        Optional<String> words,
        Optional<String> confidence) {
    public static final String BEAM = "beam";

    public static final DecoderSettings GREEDY =
            new DecoderSettings(
                    "greedy",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public DecoderSettings {
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether this is a beam search, which alone knows language. */
    public boolean usesBeam() {
        return kind.equals(BEAM);
    }

    public DecoderSettings withConfidence(String method) {
        return new DecoderSettings(kind, beam, languageModel, lexicon, words, Optional.of(method));
    }
}
