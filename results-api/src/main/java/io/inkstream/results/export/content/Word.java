package io.inkstream.results.export.content;

import java.util.List;

/**
 * A word of a line.
 *
 * @param glyphs its characters in the order of the text; empty when they are not known
 * @param alternatives what other readings of the line have in this place, best first
 */
public record Word(
        String text, Box box, double confidence, List<Glyph> glyphs, List<String> alternatives) {
    public Word {
        glyphs = List.copyOf(glyphs);
        alternatives = List.copyOf(alternatives);
    }

    Word withAlternatives(List<String> found) {
        return new Word(text, box, confidence, glyphs, found);
    }
}
