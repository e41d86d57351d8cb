package io.inkstream.worker;

import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import io.inkstream.recognition.PageReading;
import io.inkstream.recognition.ReadLine;
import io.inkstream.recognition.Token;
import io.inkstream.recognition.layout.Box;
import io.inkstream.recognition.layout.LayoutWarning;
import io.inkstream.recognition.layout.Point;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** From the words of recognition to those of the contract. */
final class ResultTranslator {
    private final PageResult.Provenance provenance;
    private final Clock clock;

    ResultTranslator(String build, Clock clock) {
        this.provenance = new PageResult.Provenance("onnxruntime", "cpu", build);
        this.clock = clock;
    }

    PageResult result(PageRequested page, PageReading reading, boolean complete, StepTimer timer) {
        List<PageResult.Line> lines = new ArrayList<>(reading.lines().size());
        for (ReadLine line : reading.lines()) {
            lines.add(line(page, line));
        }
        timer.done("assemble");
        return new PageResult(
                page.pageId(),
                page.tenant(),
                page.plan().outcomeId(),
                page.plan(),
                page.image(),
                provenance,
                0,
                rounded(reading.skewDegrees()),
                regions(reading),
                lines,
                confidence(reading),
                warnings(reading, complete),
                timer.timings(),
                clock.instant());
    }

    private static List<PageResult.Region> regions(PageReading reading) {
        List<PageResult.Region> regions = new ArrayList<>(reading.regions().size());
        for (int i = 0; i < reading.regions().size(); i++) {
            Polygon outline = polygon(reading.regions().get(i).outline().points());
            regions.add(new PageResult.Region(regionId(i), "text", outline));
        }
        return regions;
    }

    private static PageResult.Line line(PageRequested page, ReadLine line) {
        Polygon polygon = polygon(line.outline().points());
        Polygon baseline = polygon(line.baseline().points());
        return new PageResult.Line(
                page.pageId().line(polygon),
                regionId(line.region()),
                polygon,
                baseline,
                line.text(),
                rounded(line.confidence()),
                line.confidenceMethod(),
                List.of(),
                new PageResult.Tokens(
                        List.of(
                                level("word", line.words()),
                                level("character", line.characters()))));
    }

    private static PageResult.TokenLevel level(String name, List<Token> tokens) {
        return new PageResult.TokenLevel(
                name,
                tokens.stream().map(Token::start).toList(),
                tokens.stream().map(Token::end).toList(),
                tokens.stream().map(Token::box).map(ResultTranslator::box).toList(),
                tokens.stream().map(token -> rounded(token.confidence())).toList());
    }

    private static Optional<Double> confidence(PageReading reading) {
        OptionalDouble mean =
                reading.lines().stream()
                        .filter(line -> !line.text().isEmpty())
                        .mapToDouble(ReadLine::confidence)
                        .average();
        return mean.isPresent() ? Optional.of(rounded(mean.getAsDouble())) : Optional.empty();
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
        return warnings;
    }

    private static String regionId(int index) {
        return "r" + (index + 1);
    }

    private static Polygon polygon(List<Point> points) {
        return new Polygon(
                points.stream().map(point -> new Polygon.Point(point.x(), point.y())).toList());
    }

    private static List<Integer> box(Box box) {
        return List.of(box.left(), box.top(), box.right() - box.left(), box.bottom() - box.top());
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
