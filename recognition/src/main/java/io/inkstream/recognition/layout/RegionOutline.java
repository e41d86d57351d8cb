package io.inkstream.recognition.layout;

import java.util.List;

/** The region of a block of lines: their common upright box. */
final class RegionOutline {
    private RegionOutline() {}

    static Region around(List<TextLine> lines) {
        Box box =
                Box.around(
                        lines.stream().flatMap(line -> line.outline().points().stream()).toList());
        return new Region(
                new Polygon(
                        List.of(
                                new Point(box.left(), box.top()),
                                new Point(box.right(), box.top()),
                                new Point(box.right(), box.bottom()),
                                new Point(box.left(), box.bottom()))));
    }
}
