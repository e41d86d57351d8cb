package io.inkstream.recognition.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.layout.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines 40 pixels apart, so that the tolerance is 10 and nothing counts from 30 on. */
class BaselineScoreTest {

    private static final List<List<Point>> TRUTH = List.of(level(100, 0, 500), level(140, 0, 500));

    @Test
    void whatIsFoundExactlyIsPerfect() {
        BaselineScore score = BaselineScore.of(TRUTH, TRUTH);

        assertThat(score.f1()).isEqualTo(1);
    }

    @Test
    void withinTheToleranceNothingIsLost() {
        assertThat(BaselineScore.of(TRUTH, List.of(level(108, 0, 500), level(133, 0, 500))).f1())
                .isEqualTo(1);
    }

    @Test
    void beyondItTheShareFallsToZeroAtThreeTimes() {
        // 20 from the second line: (30 - 20) / 20; nothing is near the first
        BaselineScore score = BaselineScore.of(TRUTH, List.of(level(160, 0, 500)));

        assertThat(score.covered()).isCloseTo(0.5, within(1e-12));
        assertThat(score.recall()).isCloseTo(0.25, within(1e-12));
        assertThat(score.precision()).isCloseTo(0.5, within(1e-12));
        assertThat(score.f1()).isCloseTo(2 * 0.25 * 0.5 / 0.75, within(1e-12));
    }

    @Test
    void halfALineIsHalfFoundButAllTrue() {
        BaselineScore score =
                BaselineScore.of(TRUTH, List.of(level(100, 0, 250), level(140, 0, 500)));

        // the points up to 10 beyond the end count 1, to 30 less and less: 4 points of 5 pixels
        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isBetween(0.75, 0.79);
    }

    @Test
    void aLineFoundInTwoPiecesIsTrueOnce() {
        BaselineScore score =
                BaselineScore.of(
                        TRUTH,
                        List.of(level(100, 0, 250), level(100, 250, 500), level(140, 0, 500)));

        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.precision()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void sumsWeighLines() {
        BaselineScore all = BaselineScore.of(TRUTH, TRUTH).plus(BaselineScore.of(TRUTH, List.of()));

        assertThat(all.recall()).isEqualTo(0.5);
        assertThat(all.precision()).isEqualTo(1);
    }

    @Test
    void aLineAloneHasTheWidestTolerance() {
        // a quarter of 250
        List<List<Point>> alone = List.of(level(500, 0, 300));

        assertThat(BaselineScore.of(alone, List.of(level(562, 0, 300))).f1()).isEqualTo(1);
        assertThat(BaselineScore.of(alone, List.of(level(600, 0, 300))).f1()).isLessThan(1);
    }

    private static List<Point> level(int y, int from, int to) {
        return List.of(new Point(from, y), new Point(to, y));
    }
}
