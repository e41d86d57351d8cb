package io.inkstream.trainer.dataset.reading;

import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.Polygon;
import io.inkstream.recognition.pagexml.DescribedPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A whole page with its truth.
 *
 * @param image the picture's file
 * @param width of the picture the coordinates belong to; 0 where it is not said
 * @param lines in reading order; none where only the page's text is known
 * @param plainText the page's text where its lines are not known
 */
public record TruePage(
        String id, Path image, int width, List<Line> lines, Optional<String> plainText) {

    /**
     * A line people drew.
     *
     * @param baseline from its first to its last letter; empty where it was not drawn
     * @param text empty where the line is known but not what it says
     */
    public record Line(Polygon outline, List<Point> baseline, String text) {

        public Line {
            baseline = List.copyOf(baseline);
        }

        public boolean isTranscribed() {
            return !text.isBlank();
        }

        private Line scaled(double factor) {
            return new Line(
                    new Polygon(scaled(outline.points(), factor)), scaled(baseline, factor), text);
        }

        private static List<Point> scaled(List<Point> points, double factor) {
            return points.stream()
                    .map(p ->
                            new Point(
                                    (int) Math.round(p.x() * factor),
                                    (int) Math.round(p.y() * factor)))
                    .toList();
        }
    }

    public TruePage {
        lines = List.copyOf(lines);
    }

    /** What an ALTO or PAGE file says; lines without an outline are left out. */
    static TruePage of(String id, Path image, DescribedPage truth) {
        return new TruePage(
                id,
                image,
                truth.width(),
                truth.lines().stream()
                        .filter(line -> line.outline().size() >= 3)
                        .map(line ->
                                new Line(new Polygon(line.outline()), line.baseline(), line.text()))
                        .toList(),
                Optional.empty());
    }

    /** A page of which only the text is known. */
    static TruePage ofText(String id, Path image, String text) {
        return new TruePage(id, image, 0, List.of(), Optional.of(text));
    }

    /** The same page with the coordinates of a picture that is so wide. */
    public TruePage scaledTo(int pictureWidth) {
        if (width == 0 || width == pictureWidth) {
            return this;
        }
        double factor = (double) pictureWidth / width;
        return new TruePage(
                id,
                image,
                pictureWidth,
                lines.stream().map(line -> line.scaled(factor)).toList(),
                plainText);
    }

    /** The page's text in reading order. */
    public String text() {
        return plainText.orElseGet(
                () -> lines.stream().map(Line::text).collect(Collectors.joining("\n")));
    }

    public boolean hasOutlines() {
        return plainText.isEmpty();
    }

    public boolean hasBaselines() {
        return hasOutlines() && lines.stream().noneMatch(line -> line.baseline().isEmpty());
    }
}
