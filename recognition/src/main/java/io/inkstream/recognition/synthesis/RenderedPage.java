package io.inkstream.recognition.synthesis;

import java.awt.geom.Point2D;
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
     * @param outline corners around its ink, in pixels of the page
     * @param baseline from its first letter to its last
     */
    public record Line(String text, List<Point2D> outline, List<Point2D> baseline) {

        public Line {
            outline = List.copyOf(outline);
            baseline = List.copyOf(baseline);
        }

        /** Around its ink, upright. */
        public Rectangle2D box() {
            Rectangle2D box = new Rectangle2D.Double();
            box.setFrameFromDiagonal(outline.getFirst(), outline.get(2));
            outline.forEach(box::add);
            return box;
        }
    }

    /** The truth, a line each. */
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
