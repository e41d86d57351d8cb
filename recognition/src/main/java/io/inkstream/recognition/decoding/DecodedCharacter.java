package io.inkstream.recognition.decoding;

import java.util.Objects;

/**
 * One symbol of a line as the model saw it, from left to right.
 *
 * @param text the symbol's text from the model's charset, one or more code points
 * @param firstStep first output step at which the symbol was most likely
 * @param lastStep last such step, inclusive
 * @param confidence the symbol's highest probability in these steps, 0..1
 */
public record DecodedCharacter(String text, int firstStep, int lastStep, double confidence) {
    public DecodedCharacter {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty() || firstStep < 0 || lastStep < firstStep) {
            throw new IllegalArgumentException(
                    "a character has text and steps in order, was '"
                            + text
                            + "' "
                            + firstStep
                            + ".."
                            + lastStep);
        }
        Aggregation.check(confidence);
    }
}
