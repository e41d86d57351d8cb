package io.inkstream.recognition.decoding;

import java.util.Objects;

/**
 * Another reading of a line.
 *
 * @param text in NFC, other than the line's text
 * @param confidence made as the line's own; may be higher, where language decided for the line
 */
public record Alternative(String text, double confidence) {
    public Alternative {
        Objects.requireNonNull(text, "text");
        Aggregation.check(confidence);
    }
}
