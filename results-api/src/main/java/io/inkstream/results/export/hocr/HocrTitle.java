package io.inkstream.results.export.hocr;

import io.inkstream.contracts.Polygon;
import io.inkstream.results.export.content.Box;
import io.inkstream.results.export.content.Numbers;
import io.inkstream.results.export.content.ReadLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The properties of an hOCR element, as its {@code title}. Confidences run from 0 to 100. */
final class HocrTitle {
    private final List<String> properties = new ArrayList<>();

    HocrTitle add(String name, Object... values) {
        String text = Stream.of(values).map(String::valueOf).collect(Collectors.joining(" "));
        properties.add(name + " " + text);
        return this;
    }

    /** The grammar has no way to say a quotation mark in a string. */
    HocrTitle quoted(String name, String text) {
        return add(name, '"' + text.replace('"', '\'') + '"');
    }

    HocrTitle box(Box box) {
        return add("bbox", corners(box).toArray());
    }

    static Stream<Object> corners(Box box) {
        return Stream.of(box.x(), box.y(), box.right(), box.bottom());
    }

    HocrTitle percent(String name, double confidence) {
        return add(name, Numbers.percent(confidence));
    }

    HocrTitle percents(String name, List<Double> confidences) {
        return add(name, confidences.stream().map(Numbers::percent).toArray());
    }

    HocrTitle polygon(Polygon outline) {
        return add(
                "poly",
                outline.points().stream()
                        .flatMap(point -> Stream.<Object>of(point.x(), point.y()))
                        .toArray());
    }

    /** A slope and an offset from the lower left corner of the box, upwards negative. */
    HocrTitle baseline(ReadLine line) {
        Polygon.Point first = line.baseline().points().getFirst();
        Polygon.Point last = line.baseline().points().getLast();
        Box box = line.box();
        double run = last.x() - first.x();
        double slope = run == 0 ? 0 : (last.y() - first.y()) / run;
        double atLeft = first.y() + slope * (box.x() - first.x());
        return add(
                "baseline",
                String.format(Locale.ROOT, "%.4f", slope),
                Math.round(atLeft - box.bottom()));
    }

    @Override
    public String toString() {
        return String.join("; ", properties);
    }
}
