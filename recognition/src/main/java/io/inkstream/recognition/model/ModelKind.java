package io.inkstream.recognition.model;

import java.util.Locale;
import java.util.Optional;

/** What a model reads: its word in the model file is the lower-case name. */
public enum ModelKind {
    /** A text line to a sequence of characters. */
    LINE,
    /** A picture to one of several classes. */
    CLASS,
    /** A picture to numbers. */
    REGRESSION,
    /** A page to its lines. */
    SEGMENTER,
    /** A text so far to the next character. */
    PREFIX;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ModelKind> ofWord(String word) {
        for (ModelKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
