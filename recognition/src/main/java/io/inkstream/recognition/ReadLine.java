package io.inkstream.recognition;

import io.inkstream.recognition.decoding.Alternative;
import io.inkstream.recognition.decoding.Direction;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Polygon;
import java.util.List;
import java.util.Objects;

/**
 * One line of a page with what it says.
 *
 * @param region index into {@link PageReading#regions()}
 * @param outline in pixels of the page
 * @param baseline in pixels of the page
 * @param text in NFC, in the order in which it is read; may be empty
 * @param direction base direction of the text
 * @param confidence 0..1 by {@link #confidenceMethod()}
 * @param graphemes what a reader takes for one character
 * @param characters code points
 * @param alternatives next best readings, best first
 * @param repetitive whether the text repeats itself more than is likely
 */
public record ReadLine(
        int region,
        Polygon outline,
        Baseline baseline,
        String text,
        Direction direction,
        double confidence,
        String confidenceMethod,
        List<Token> words,
        List<Token> graphemes,
        List<Token> characters,
        List<Alternative> alternatives,
        boolean repetitive) {
    public ReadLine {
        Objects.requireNonNull(outline, "outline");
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(confidenceMethod, "confidenceMethod");
        Objects.requireNonNull(direction, "direction");
        words = List.copyOf(words);
        graphemes = List.copyOf(graphemes);
        characters = List.copyOf(characters);
        alternatives = List.copyOf(alternatives);
    }
}
