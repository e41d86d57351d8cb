package io.inkstream.results.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PageResult.Line;
import io.inkstream.contracts.Polygon;
import io.inkstream.contracts.TenantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinePairsTest {
    private static final PageId PAGE =
            BatchId.ofIdempotencyKey(TenantId.DEFAULT, "pairs").document("a.png").page(1);

    @Test
    void linesThatLieTogetherAreOneLine() {
        List<Line> a = List.of(line("first", 0, 0, 100, 20), line("second", 0, 30, 100, 50));
        List<Line> b = List.of(line("second!", 2, 31, 99, 52), line("first!", 1, 1, 101, 21));

        assertThat(texts(a, b)).containsExactly("first|first!", "second|second!");
    }

    @Test
    void aLineThatHasNoPartnerStandsAlone() {
        List<Line> a = List.of(line("only a", 0, 0, 100, 20));
        List<Line> b = List.of(line("only b", 0, 100, 100, 120));

        assertThat(texts(a, b)).containsExactly("only a|", "|only b");
    }

    @Test
    void aLineThatWasCutInTwoHasTheLargerPartAsItsPartner() {
        List<Line> a = List.of(line("whole line", 0, 0, 100, 20));
        List<Line> b = List.of(line("line", 60, 0, 100, 20), line("whole", 0, 0, 60, 20));

        assertThat(texts(a, b)).containsExactly("whole line|whole", "|line");
    }

    private static List<String> texts(List<Line> a, List<Line> b) {
        return LinePairs.of(a, b).stream()
                .map(pair ->
                        pair.a().map(Line::text).orElse("")
                                + "|"
                                + pair.b().map(Line::text).orElse(""))
                .toList();
    }

    private static Line line(String text, int left, int top, int right, int bottom) {
        Polygon polygon =
                new Polygon(
                        List.of(
                                new Polygon.Point(left, top),
                                new Polygon.Point(right, top),
                                new Polygon.Point(right, bottom),
                                new Polygon.Point(left, bottom)));
        return new Line(
                PAGE.line(polygon),
                "r1",
                polygon,
                polygon,
                text,
                Optional.empty(),
                0.9,
                "mean-character-probability",
                List.of(),
                PageResult.Tokens.NONE);
    }
}
