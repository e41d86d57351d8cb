package io.inkstream.recognition;

import io.inkstream.recognition.layout.Box;
import java.util.Objects;

/**
 * A word, a grapheme or a character of a line and where it stands.
 *
 * @param text in NFC
 * @param start offset in the line's text, in code points
 * @param end offset after the last code point
 * @param box in pixels of the page
 * @param confidence 0..1, by the line's method
 */
public record Token(String text, int start, int end, Box box, double confidence) {
    public Token {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(box, "box");
    }
}
