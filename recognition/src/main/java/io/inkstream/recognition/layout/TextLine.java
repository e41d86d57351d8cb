package io.inkstream.recognition.layout;

import java.util.Objects;

/**
 * One line of text on a page. Lengths are in pixels of the page, measured across the baseline.
 *
 * @param outline encloses the line's ink
 * @param baseline spans the line's text from its first to its last letter
 * @param region index into {@link Layout#regions()}
 * @param xHeight height of small letters without ascenders, estimated where the line has none
 * @param ascent how far ink reaches above the baseline
 * @param descent how far ink reaches below the baseline
 */
public record TextLine(
        Polygon outline,
        Baseline baseline,
        int region,
        double xHeight,
        double ascent,
        double descent) {
    public TextLine {
        Objects.requireNonNull(outline, "outline");
        Objects.requireNonNull(baseline, "baseline");
        if (region < 0) {
            throw new IllegalArgumentException("region must be >= 0, was " + region);
        }
        if (!(xHeight > 0 && ascent > 0 && descent >= 0)) {
            throw new IllegalArgumentException(
                    "x-height and ascent must be > 0, descent >= 0, were "
                            + xHeight
                            + ", "
                            + ascent
                            + ", "
                            + descent);
        }
    }

    TextLine inRegion(int index) {
        return new TextLine(outline, baseline, index, xHeight, ascent, descent);
    }
}
