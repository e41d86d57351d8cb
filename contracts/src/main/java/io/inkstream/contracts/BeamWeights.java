package io.inkstream.contracts;

/**
 * What a beam search weighs against what the picture says, in natural logarithms.
 *
 * @param width texts kept while reading a line
 * @param language what the language model's log probability counts
 * @param character added per character
 * @param lexicon added per character of a known word
 * @param alternatives most further readings of a line in the result
 */
public record BeamWeights(
        int width, double language, double character, double lexicon, int alternatives) {
    /** For a model that brings none of its own. */
    public static final BeamWeights DEFAULT = new BeamWeights(12, 0.3, 0.8, 0.6, 3);

    /** The widest beam and the most alternatives. */
    public static final int MOST = 200;

    public BeamWeights {
        if (width < 1 || width > MOST || alternatives < 0 || alternatives > MOST) {
            throw new IllegalArgumentException(
                    "width must be in 1..%d, alternatives in 0..%d, were %d and %d"
                            .formatted(MOST, MOST, width, alternatives));
        }
        if (!(language >= 0 && lexicon >= 0) || !Double.isFinite(character)) {
            throw new IllegalArgumentException(
                    "weights must be >= 0, were %s and %s".formatted(language, lexicon));
        }
    }

    public BeamWeights withAlternatives(int most) {
        return new BeamWeights(width, language, character, lexicon, most);
    }
}
