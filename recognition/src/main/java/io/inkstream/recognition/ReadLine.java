package io.inkstream.recognition;

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
 * @param text in NFC, may be empty
 * @param confidence 0..1 by {@link #confidenceMethod()}
 */
public record ReadLine(
        int region,
        Polygon outline,
        Baseline baseline,
        String text,
        double confidence,
        String confidenceMethod,
        List<Token> words,
        List<Token> characters) {
    public ReadLine {
        Objects.requireNonNull(outline, "outline");
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(confidenceMethod, "confidenceMethod");
        words = List.copyOf(words);
        characters = List.copyOf(characters);
    }
}
