package io.inkstream.recognition.synthesis;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A drawn page with its truth.
 *
 * @param image gray, drawn for this page alone
 * @param lines in reading order
 */
public record RenderedPage(BufferedImage image, List<Line> lines) {

    public RenderedPage {
        lines = List.copyOf(lines);
    }

    /**
     * A line of text on the page.
     *
     * @param box around its ink, upright, in pixels of the page
     * @param characters around the ink of each character, likewise; empty for a blank
     */
    public record Line(String text, Rectangle2D box, List<Rectangle2D> characters) {
        public Line {
            characters = List.copyOf(characters);
        }
    }

    /** The truth, a line each. */
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
