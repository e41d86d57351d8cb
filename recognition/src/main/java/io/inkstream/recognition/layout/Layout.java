package io.inkstream.recognition.layout;

import java.util.List;

/**
 * What the segmenter found on a page. A page without text has no lines, which is a success.
 *
 * @param regions in reading order
 * @param lines in reading order, each naming its region
 * @param skewDegrees by how much the page's text falls to the right; polygons are in the page as it
 *     is
 */
public record Layout(
        List<Region> regions,
        List<TextLine> lines,
        double skewDegrees,
        List<LayoutWarning> warnings) {
    public Layout {
        regions = List.copyOf(regions);
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
        for (TextLine line : lines) {
            if (line.region() >= regions.size()) {
                throw new IllegalArgumentException(
                        "a line names region " + line.region() + " of " + regions.size());
            }
        }
    }

    static Layout empty(LayoutWarning... warnings) {
        return new Layout(List.of(), List.of(), 0, List.of(warnings));
    }
}
