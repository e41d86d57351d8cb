package io.inkstream.results;

import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Results whose lines lie below each other as lines do. */
public final class DrawnLines {
    private static final int PITCH = 50;

    private DrawnLines() {}

    /** The result with these texts, each line 40 pixels high, the first one {@code top} down. */
    public static PageResult at(int top, PageResult result, double confidence, String... texts) {
        List<PageResult.Line> lines =
                IntStream.range(0, texts.length)
                        .mapToObj(i -> line(result.pageId(), top + i * PITCH, confidence, texts[i]))
                        .toList();
        return new PageResult(
                result.pageId(),
                result.tenant(),
                result.outcomeId(),
                result.plan(),
                result.image(),
                result.provenance(),
                result.rotation(),
                result.skew(),
                result.regions(),
                lines,
                Optional.of(confidence),
                result.warnings(),
                result.timings(),
                result.at());
    }

    private static PageResult.Line line(PageId page, int top, double confidence, String text) {
        Polygon polygon = box(10, top, 400, 40);
        return new PageResult.Line(
                page.line(polygon),
                "r1",
                polygon,
                new Polygon(
                        List.of(new Polygon.Point(10, top + 30), new Polygon.Point(410, top + 30))),
                text,
                Optional.empty(),
                confidence,
                "mean-character-probability",
                List.of(),
                PageResult.Tokens.NONE);
    }

    public static Polygon box(int left, int top, int width, int height) {
        return new Polygon(
                List.of(
                        new Polygon.Point(left, top),
                        new Polygon.Point(left + width, top),
                        new Polygon.Point(left + width, top + height),
                        new Polygon.Point(left, top + height)));
    }

    /** What results-api says when a line is corrected. */
    public static LineCorrected corrected(
            PageResult result, int line, int revision, String text, Instant at) {
        PageResult.Line cut = result.lines().get(line);
        return new LineCorrected(
                cut.id(),
                result.tenant(),
                revision,
                cut.text(),
                text,
                cut.text(),
                cut.confidence(),
                result.outcomeId(),
                result.plan().recognizer(),
                result.image(),
                cut.polygon(),
                cut.baseline(),
                "ada",
                at);
    }
}
