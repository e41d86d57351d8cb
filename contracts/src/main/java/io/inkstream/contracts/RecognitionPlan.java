package io.inkstream.contracts;

import java.util.OptionalInt;

/**
 * All that decides a page's text, pinned when the batch is accepted: which segmenter, which
 * recogniser, which decoder, and which try.
 *
 * @param epoch counts retries from 0; a retry is a new outcome beside the old one
 */
public record RecognitionPlan(
        PinnedModel segmenter, PinnedModel recognizer, DecoderSettings decoder, int epoch) {
    public RecognitionPlan {
        if (epoch < 0) {
            throw new IllegalArgumentException("epoch must be >= 0, was " + epoch);
        }
    }

    /** Names the outcome this plan leads to: equal digests and settings give the same id. */
    public String outcomeId() {
        return reading() + "-" + epoch;
    }

    /** What the outcomes of all tries have in common. */
    public String reading() {
        return Base32.hash(
                13, "outcome.v1", segmenter.digest(), recognizer.digest(), Json.text(decoder));
    }

    /** Which try of this reading an outcome is of; empty when it is of another reading. */
    public OptionalInt epochOf(String outcomeId) {
        String prefix = reading() + "-";
        return outcomeId.startsWith(prefix)
                ? OptionalInt.of(Integer.parseInt(outcomeId.substring(prefix.length())))
                : OptionalInt.empty();
    }

    /** Another model reads, all else stays. */
    public RecognitionPlan withRecognizer(PinnedModel other) {
        return new RecognitionPlan(segmenter, other, decoder, epoch);
    }

    public RecognitionPlan withEpoch(int next) {
        return new RecognitionPlan(segmenter, recognizer, decoder, next);
    }
}
