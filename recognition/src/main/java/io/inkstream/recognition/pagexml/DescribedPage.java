package io.inkstream.recognition.pagexml;

import io.inkstream.recognition.layout.Point;
import java.util.List;

/**
 * What an ALTO or PAGE file says about a page.
 *
 * @param format ALTO or PAGE
 * @param image file name of the picture, as the file has it; may be empty
 * @param width of the picture the coordinates belong to; 0 where it is not said
 * @param unit of the coordinates
 */
public record DescribedPage(String format, String image, int width, String unit, List<Line> lines) {

    /**
     * A line people drew.
     *
     * @param outline its polygon or box; empty where nothing is said
     * @param baseline empty where it was not drawn
     */
    public record Line(String id, List<Point> outline, List<Point> baseline, String text) {

        public Line {
            outline = List.copyOf(outline);
            baseline = List.copyOf(baseline);
        }
    }

    public DescribedPage {
        lines = List.copyOf(lines);
    }
}
