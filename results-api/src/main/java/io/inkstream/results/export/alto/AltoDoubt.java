package io.inkstream.results.export.alto;

import io.inkstream.results.export.content.Glyph;
import java.util.List;
import java.util.stream.Collectors;

/** The attribute {@code CC}: a digit per character, which runs from 0 (sure) to 9 (unsure). */
final class AltoDoubt {
    private AltoDoubt() {}

    static String of(List<Glyph> glyphs) {
        return glyphs.stream()
                .map(glyph -> Math.round(9 * (1 - Math.clamp(glyph.confidence(), 0.0, 1.0))))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
