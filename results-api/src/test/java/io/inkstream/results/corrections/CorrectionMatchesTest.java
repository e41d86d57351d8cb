package io.inkstream.results.corrections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.contracts.Polygon;
import io.inkstream.results.DrawnLines;
import io.inkstream.results.corrections.CorrectionMatches.CorrectedLine;
import io.inkstream.results.corrections.CorrectionMatches.ReadLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionMatchesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Polygon PLACE = DrawnLines.box(0, 100, 300, 40);

    @ParameterizedTest
    @CsvSource({
        "0, 1.0", // the same box
        "10, 0.6", // 30 of 50 rows
        "20, 0.3333", // 20 of 60
        "40, 0.0", // touching
        "90, 0.0"
    })
    void overlapIsAreaInCommonByAreaTogether(int down, double ratio) {
        assertThat(PolygonOverlap.ratio(PLACE, DrawnLines.box(0, 100 + down, 300, 40)))
                .isCloseTo(ratio, within(0.001));
    }

    @Test
    void overlapOfSlantedOutlinesIsThatOfTheirPixels() {
        Polygon square = DrawnLines.box(0, 0, 10, 10);
        Polygon half =
                new Polygon(
                        List.of(
                                new Polygon.Point(0, 0),
                                new Polygon.Point(10, 0),
                                new Polygon.Point(0, 10)));

        assertThat(PolygonOverlap.ratio(square, half)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void anOutlineWithoutAreaOverlapsNothing() {
        Polygon stroke =
                new Polygon(List.of(new Polygon.Point(0, 100), new Polygon.Point(300, 140)));

        assertThat(PolygonOverlap.ratio(stroke, stroke)).isZero();
    }

    @Test
    void aCorrectionStaysOnItsOwnLineEvenWithoutArea() {
        Polygon stroke = new Polygon(List.of(new Polygon.Point(0, 0)));

        assertThat(
                        CorrectionMatches.match(
                                List.of(new ReadLine("a", stroke), new ReadLine("b", PLACE)),
                                List.of(new CorrectedLine("a", PLACE, NOON))))
                .containsOnlyKeys("a");
    }

    @Test
    void inAnotherCutItFollowsTheLineThatCoversMost() {
        List<ReadLine> reading =
                List.of(
                        new ReadLine("above", DrawnLines.box(0, 60, 300, 40)),
                        new ReadLine("nearly", DrawnLines.box(0, 110, 300, 40)),
                        new ReadLine("best", DrawnLines.box(5, 102, 300, 40)));

        Map<String, CorrectedLine> matches =
                CorrectionMatches.match(reading, List.of(new CorrectedLine("old", PLACE, NOON)));

        assertThat(matches).containsOnlyKeys("best");
    }

    @Test
    void aLineCutIntoHalvesKeepsNoCorrection() {
        List<ReadLine> halves =
                List.of(
                        new ReadLine("left", DrawnLines.box(0, 100, 149, 40)),
                        new ReadLine("right", DrawnLines.box(150, 100, 149, 40)));

        assertThat(
                        CorrectionMatches.match(
                                halves, List.of(new CorrectedLine("whole", PLACE, NOON))))
                .isEmpty();
    }

    @Test
    void ofTwoCorrectionsInOnePlaceTheLaterOneCounts() {
        CorrectedLine early = new CorrectedLine("early", PLACE, NOON);
        CorrectedLine late = new CorrectedLine("late", PLACE, NOON.plusSeconds(1));
        List<ReadLine> reading = List.of(new ReadLine("here", PLACE));

        assertThat(CorrectionMatches.match(reading, List.of(late, early)).get("here"))
                .isEqualTo(late);
        assertThat(CorrectionMatches.match(reading, List.of(early, late)).get("here"))
                .isEqualTo(late);
    }
}
