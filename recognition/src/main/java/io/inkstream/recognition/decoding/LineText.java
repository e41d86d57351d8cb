package io.inkstream.recognition.decoding;

import java.util.List;
import java.util.Objects;

/**
 * What a line says.
 *
 * @param text in NFC, in the order in which it is read; words joined by single spaces, none at the
 *     ends
 * @param direction base direction
 * @param confidence of the line; 0 for an empty line
 * @param symbols all symbols the model saw, spaces included, from left to right
 * @param words in order; together with the spaces between them they are the text
 * @param graphemes what a reader takes for one character, such as a letter with its marks
 * @param characters code points of the text, but for spaces
 * @param alternatives next best readings, best first; none from a decoder that knows only one
 */
public record LineText(
        String text,
        Direction direction,
        double confidence,
        List<DecodedCharacter> symbols,
        List<Span> words,
        List<Span> graphemes,
        List<Span> characters,
        List<Alternative> alternatives) {
    public LineText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(direction, "direction");
        Aggregation.check(confidence);
        symbols = List.copyOf(symbols);
        words = List.copyOf(words);
        graphemes = List.copyOf(graphemes);
        characters = List.copyOf(characters);
        alternatives = List.copyOf(alternatives);
    }

    public LineText withAlternatives(List<Alternative> others) {
        return new LineText(
                text, direction, confidence, symbols, words, graphemes, characters, others);
    }
}
