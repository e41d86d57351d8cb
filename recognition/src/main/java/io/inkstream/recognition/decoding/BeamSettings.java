package io.inkstream.recognition.decoding;

/**
 * How a beam search weighs and prunes. Scores are natural logarithms.
 *
 * @param width prefixes kept after each step
 * @param symbols most classes that may extend a prefix in one step
 * @param threshold least log probability of a class that may extend a prefix
 * @param languageWeight what the language model's log probability counts
 * @param characterBonus added per character, against the language model's liking for short texts
 * @param lexiconBonus added per character of a known word
 * @param alternatives most further readings to give
 */
public record BeamSettings(
        int width,
        int symbols,
        double threshold,
        double languageWeight,
        double characterBonus,
        double lexiconBonus,
        int alternatives) {
    /** Weights measured on held-out lines, see docs/decoding.md. */
    public static final BeamSettings DEFAULT = new BeamSettings(12, 8, -9, 0.3, 0.8, 0.6, 3);

    /** The widest beam a batch may ask for. */
    public static final int MAX_WIDTH = 200;

    public BeamSettings {
        if (width < 1 || width > MAX_WIDTH || symbols < 1 || alternatives < 0) {
            throw new IllegalArgumentException(
                    "width must be in 1..%d, symbols > 0, alternatives >= 0, were %d, %d and %d"
                            .formatted(MAX_WIDTH, width, symbols, alternatives));
        }
        if (!(threshold < 0 && languageWeight >= 0 && lexiconBonus >= 0)
                || !Double.isFinite(characterBonus)) {
            throw new IllegalArgumentException(
                    "threshold must be < 0, weights >= 0, were %s, %s, %s and %s"
                            .formatted(threshold, languageWeight, characterBonus, lexiconBonus));
        }
    }

    /** These weights with the usual pruning. */
    public static BeamSettings weighing(
            int width, double language, double character, double lexicon, int alternatives) {
        return new BeamSettings(
                width,
                DEFAULT.symbols,
                DEFAULT.threshold,
                language,
                character,
                lexicon,
                alternatives);
    }

    public BeamSettings withWeights(double language, double character, double lexicon) {
        return new BeamSettings(
                width, symbols, threshold, language, character, lexicon, alternatives);
    }
}
