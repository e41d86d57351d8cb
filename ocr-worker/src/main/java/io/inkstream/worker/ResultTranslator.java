package io.inkstream.worker;

import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import io.inkstream.recognition.PageReading;
import io.inkstream.recognition.ReadLine;
import io.inkstream.recognition.Token;
import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.Alternative;
import io.inkstream.recognition.decoding.Direction;
import io.inkstream.recognition.layout.Box;
import io.inkstream.recognition.layout.LayoutWarning;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.UprightFrame;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * From the words of recognition to those of the contract, and from the upright page to the stored
 * one.
 */
final class ResultTranslator {
    private final PageResult.Provenance provenance;
    private final Clock clock;

    ResultTranslator(String build, Clock clock) {
        this.provenance = new PageResult.Provenance("onnxruntime", "cpu", build);
        this.clock = clock;
    }

    PageResult result(
            PageRequested page,
            PageReading reading,
            Aggregation aggregation,
            boolean complete,
            StepTimer timer) {
        List<PageResult.Line> lines = new ArrayList<>(reading.lines().size());
        for (ReadLine line : reading.lines()) {
            lines.add(line(page, line, reading.frame()));
        }
        timer.done("assemble");
        return new PageResult(
                page.pageId(),
                page.tenant(),
                page.plan().outcomeId(),
                page.plan(),
                page.image(),
                provenance,
                reading.frame().turn().degrees(),
                rounded(reading.skewDegrees()),
                regions(reading),
                lines,
                confidence(reading, aggregation),
                warnings(reading, complete),
                timer.timings(),
                clock.instant());
    }

    private static List<PageResult.Region> regions(PageReading reading) {
        List<PageResult.Region> regions = new ArrayList<>(reading.regions().size());
        for (int i = 0; i < reading.regions().size(); i++) {
            Polygon outline = polygon(reading.regions().get(i).outline().points(), reading.frame());
            regions.add(new PageResult.Region(regionId(i), "text", outline));
        }
        return regions;
    }

    private static PageResult.Line line(PageRequested page, ReadLine line, UprightFrame frame) {
        Polygon polygon = polygon(line.outline().points(), frame);
        Polygon baseline = polygon(line.baseline().points(), frame);
        return new PageResult.Line(
                page.pageId().line(polygon),
                regionId(line.region()),
                polygon,
                baseline,
                line.text(),
                line.direction() == Direction.RIGHT_TO_LEFT ? Optional.of("rtl") : Optional.empty(),
                rounded(line.confidence()),
                line.confidenceMethod(),
                line.alternatives().stream().map(ResultTranslator::alternative).toList(),
                tokens(line, frame));
    }

    private static PageResult.Alternative alternative(Alternative other) {
        return new PageResult.Alternative(other.text(), rounded(other.confidence()));
    }

    /** Graphemes are left out where they are the characters. */
    private static PageResult.Tokens tokens(ReadLine line, UprightFrame frame) {
        List<PageResult.TokenLevel> levels = new ArrayList<>(3);
        levels.add(level("word", line.words(), frame));
        if (!line.graphemes().equals(line.characters())) {
            levels.add(level("grapheme", line.graphemes(), frame));
        }
        levels.add(level("character", line.characters(), frame));
        return new PageResult.Tokens(levels);
    }

    private static PageResult.TokenLevel level(
            String name, List<Token> tokens, UprightFrame frame) {
        return new PageResult.TokenLevel(
                name,
                tokens.stream().map(Token::start).toList(),
                tokens.stream().map(Token::end).toList(),
                tokens.stream().map(token -> box(frame.stored(token.box()))).toList(),
                tokens.stream().map(token -> rounded(token.confidence())).toList());
    }

    private static Optional<Double> confidence(PageReading reading, Aggregation aggregation) {
        OptionalDouble confidence = reading.confidence(aggregation);
        return confidence.isPresent()
                ? Optional.of(rounded(confidence.getAsDouble()))
                : Optional.empty();
    }

    private static List<String> warnings(PageReading reading, boolean complete) {
        List<String> warnings = new ArrayList<>();
        for (LayoutWarning warning : reading.warnings()) {
            warnings.add(warning.code());
        }
        if (!complete) {
            warnings.add("image-incomplete");
        }
        if (reading.lines().isEmpty()) {
            warnings.add("no-lines-found");
        }
        if (reading.lines().stream().anyMatch(ReadLine::repetitive)) {
            warnings.add("improbable-repetition");
        }
        return warnings;
    }

    private static String regionId(int index) {
        return "r" + (index + 1);
    }

    private static Polygon polygon(List<Point> upright, UprightFrame frame) {
        return new Polygon(
                frame.stored(upright).stream()
                        .map(point -> new Polygon.Point(point.x(), point.y()))
                        .toList());
    }

    private static List<Integer> box(Box box) {
        return List.of(box.left(), box.top(), box.right() - box.left(), box.bottom() - box.top());
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
