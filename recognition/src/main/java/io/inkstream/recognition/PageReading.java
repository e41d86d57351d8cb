package io.inkstream.recognition;

import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.layout.LayoutWarning;
import io.inkstream.recognition.layout.Region;
import io.inkstream.recognition.layout.UprightFrame;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a page says, in reading order. A page without text has no lines. Coordinates are those of
 * the upright page; the frame leads to those of the stored one.
 *
 * @param skewDegrees by how much the text of the upright page falls to the right
 * @param frame how the page was looked at
 */
public record PageReading(
        List<Region> regions,
        List<ReadLine> lines,
        double skewDegrees,
        UprightFrame frame,
        List<LayoutWarning> warnings) {
    public PageReading {
        regions = List.copyOf(regions);
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }

    /** Of the page, from the lines with text; absent where there are none. */
    public OptionalDouble confidence(Aggregation aggregation) {
        List<ReadLine> written = lines.stream().filter(line -> !line.text().isEmpty()).toList();
        return written.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(aggregation.of(written, ReadLine::confidence));
    }

    /** The lines' texts, one per line. */
    public String text() {
        return lines.stream().map(ReadLine::text).collect(Collectors.joining("\n"));
    }
}
