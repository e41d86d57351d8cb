package io.inkstream.recognition.decoding;

import java.util.List;
import java.util.Objects;

/**
 * What a line says.
 *
 * @param text in NFC; words joined by single spaces, none at the ends
 * @param confidence by {@link Confidence#METHOD}; 0 for an empty line
 * @param characters all symbols the model emitted, spaces included, from left to right
 * @param words in order; together with the spaces between them they are the text
 */
public record LineText(
        String text, double confidence, List<DecodedCharacter> characters, List<Word> words) {
    public LineText {
        Objects.requireNonNull(text, "text");
        Confidence.check(confidence);
        characters = List.copyOf(characters);
        words = List.copyOf(words);
    }
}
