package io.inkstream.recognition.decoding;

import java.util.List;

/**
 * How confidences are made; results name the method, as figures of different methods must not be
 * compared.
 */
public final class Confidence {
    /**
     * Mean over the characters of each character's highest probability, after the model's
     * temperature.
     */
    public static final String METHOD = "mean-character-probability";

    private Confidence() {}

    static void check(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be in 0..1, was " + confidence);
        }
    }

    /** 0 where there is nothing to be confident about. */
    static double of(List<DecodedCharacter> characters) {
        return characters.stream().mapToDouble(DecodedCharacter::confidence).average().orElse(0);
    }
}
