package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.image.QuarterTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the segmenter found on a page. A page without text has no lines, which is a success.
 * Coordinates are those of its frame.
 *
 * @param regions in reading order
 * @param lines in reading order, each naming its region
 * @param skewDegrees by how much the text of the upright page falls to the right; polygons lean
 *     with it
 * @param frame how the page was looked at
 */
public record Layout(
        List<Region> regions,
        List<TextLine> lines,
        double skewDegrees,
        UprightFrame frame,
        List<LayoutWarning> warnings) {
    public Layout {
        Objects.requireNonNull(frame, "frame");
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

    static Layout empty(UprightFrame frame, LayoutWarning... warnings) {
        return new Layout(List.of(), List.of(), 0, frame, List.of(warnings));
    }

    /** Lines that were given, all in one region; a page is taken as it is stored. */
    public static Layout of(List<TextLine> lines, PageImage page) {
        List<Region> regions = lines.isEmpty() ? List.of() : List.of(RegionOutline.around(lines));
        return new Layout(
                regions, lines, 0, UprightFrame.of(page, QuarterTurn.NONE, false), List.of());
    }

    /**
     * Lines in any order, sorted as people read and grouped into blocks.
     *
     * @param most lines kept
     */
    public static Layout ordered(List<TextLine> lines, UprightFrame frame, int most) {
        double skew = PlacedLine.usualSlope(lines);
        List<Region> regions = new ArrayList<>();
        List<TextLine> sorted = new ArrayList<>();
        List<LayoutWarning> warnings = new ArrayList<>();
        for (Block<PlacedLine> block : ReadingOrder.of(PlacedLine.of(lines, skew))) {
            if (sorted.size() + block.lines().size() > most) {
                warnings.add(LayoutWarning.TOO_MANY_LINES);
                break;
            }
            List<TextLine> own =
                    block.lines().stream()
                            .map(placed -> placed.line().inRegion(regions.size()))
                            .toList();
            regions.add(RegionOutline.around(own));
            sorted.addAll(own);
        }
        return new Layout(regions, sorted, Math.toDegrees(skew), frame, warnings);
    }

    /** Of its baselines in pixels, 0 without lines. */
    double meanLength() {
        return lines.stream()
                .mapToInt(line -> line.baseline().right() - line.baseline().left())
                .average()
                .orElse(0);
    }
}
