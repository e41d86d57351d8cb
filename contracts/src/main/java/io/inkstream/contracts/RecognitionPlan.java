package io.inkstream.contracts;

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
        return Base32.hash(
                        13,
                        "outcome.v1",
                        segmenter.digest(),
                        recognizer.digest(),
                        Json.text(decoder))
                + "-"
                + epoch;
    }

    /** Another model reads, all else stays. */
    public RecognitionPlan withRecognizer(PinnedModel other) {
        return new RecognitionPlan(segmenter, other, decoder, epoch);
    }

    public RecognitionPlan withEpoch(int next) {
        return new RecognitionPlan(segmenter, recognizer, decoder, next);
    }
}
