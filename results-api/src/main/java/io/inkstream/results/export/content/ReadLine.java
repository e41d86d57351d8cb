package io.inkstream.results.export.content;

import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import java.util.List;

/**
 * A line with its coordinates inside the page.
 *
 * @param id a name in XML, unique in the page
 * @param corrected whether a person said what it says
 * @param outline of three points or more
 * @param baseline of two points or more
 * @param alternatives other readings, best first
 * @param words their texts joined by blanks are the line's text; empty only for an empty line
 */
public record ReadLine(
        String id,
        String text,
        boolean rightToLeft,
        boolean corrected,
        double confidence,
        Polygon outline,
        Polygon baseline,
        List<PageResult.Alternative> alternatives,
        List<Word> words) {
    private static final String CORRECTED = "corrected";

    public ReadLine {
        alternatives = List.copyOf(alternatives);
        words = List.copyOf(words);
    }

    public Box box() {
        return Box.around(outline.points());
    }

    static ReadLine of(PageResult.Line line, Box page) {
        String id = line.id().value();
        Polygon outline = Outlines.area(line.polygon(), page);
        return new ReadLine(
                "l_" + id.substring(id.lastIndexOf('.') + 1),
                line.text(),
                line.direction().filter("rtl"::equals).isPresent(),
                line.confidenceMethod().equals(CORRECTED),
                line.confidence(),
                outline,
                Outlines.path(line.baseline(), outline, page),
                line.alternatives(),
                Words.of(line, Box.around(outline.points())));
    }
}
