package io.inkstream.recognition.decoding;

import java.util.Objects;

/**
 * A run of characters between spaces.
 *
 * @param text in NFC
 * @param start offset in the line's text, in code points
 * @param end offset after the last code point
 * @param firstStep output step at which the word's first character begins
 * @param lastStep output step at which its last character ends, inclusive
 * @param leftLimit step of the space before the word, or 0: its ink lies to the right of it
 * @param rightLimit step of the space after the word, or the number of steps
 * @param confidence as {@link Confidence#METHOD}, over the word's characters
 */
public record Word(
        String text,
        int start,
        int end,
        int firstStep,
        int lastStep,
        double leftLimit,
        double rightLimit,
        double confidence) {
    public Word {
        Objects.requireNonNull(text, "text");
        if (start < 0 || end - start != text.codePointCount(0, text.length())) {
            throw new IllegalArgumentException(
                    "'" + text + "' does not span " + start + ".." + end);
        }
        if (firstStep < 0 || lastStep < firstStep) {
            throw new IllegalArgumentException(
                    "steps must be in order, were " + firstStep + ".." + lastStep);
        }
        Confidence.check(confidence);
    }
}
