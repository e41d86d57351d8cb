package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.Polygon;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A page to measure with.
 *
 * @param image the picture's file
 * @param lines in reading order; none where only the page's text is known
 * @param plainText the page's text where its lines are not known
 */
public record TruePage(String id, Path image, List<Line> lines, Optional<String> plainText) {

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
    }

    public TruePage {
        lines = List.copyOf(lines);
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
