package io.inkstream.recognition.decoding;

import java.util.Objects;

/**
 * A word, a grapheme or a character of a line and where it stands.
 *
 * @param text in NFC
 * @param start offset in the line's text, in code points
 * @param end offset after the last code point
 * @param left output step right of which its ink lies
 * @param right output step left of which its ink lies
 * @param confidence 0..1, by the line's {@link Aggregation}
 */
public record Span(String text, int start, int end, double left, double right, double confidence) {
    public Span {
        Objects.requireNonNull(text, "text");
        if (start < 0 || end - start != text.codePointCount(0, text.length())) {
            throw new IllegalArgumentException(
                    "'" + text + "' does not span " + start + ".." + end);
        }
        if (!(left >= 0 && right >= left)) {
            throw new IllegalArgumentException(
                    "steps must be in order, were " + left + ".." + right);
        }
        Aggregation.check(confidence);
    }
}
