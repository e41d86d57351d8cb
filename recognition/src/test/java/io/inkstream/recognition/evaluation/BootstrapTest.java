package io.inkstream.recognition.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void twoUnitsGiveTheirOwnFiguresAsEnds() {
        // of the four equally likely draws one is twice the first and one twice the second
        Interval interval = Bootstrap.interval(List.of(new Ratio(1, 10), new Ratio(9, 30)));

        assertThat(interval).isEqualTo(new Interval(0.1, 0.3));
    }

    @Test
    void manyLinesAgreeWithTheNormalApproximation() {
        // a fifth of 1000 lines is wrong: standard error sqrt(0.2 * 0.8 / 1000)
        List<Ratio> lines =
                IntStream.range(0, 1000).mapToObj(i -> new Ratio(i % 5 == 0 ? 1 : 0, 1)).toList();
        double half = 1.96 * Math.sqrt(0.2 * 0.8 / 1000);

        Interval interval = Bootstrap.interval(lines);

        assertThat(interval.low()).isCloseTo(0.2 - half, within(0.1 * half));
        assertThat(interval.high()).isCloseTo(0.2 + half, within(0.1 * half));
    }

    @Test
    void longUnitsWeighMore() {
        Interval interval = Bootstrap.interval(List.of(new Ratio(0, 1000), new Ratio(1, 1)));

        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isOne();
    }

    @Test
    void pairingSeesWhatTheIntervalsOfEachHide() {
        // the documents differ much, the second model is a little better on each
        List<Ratio> first = IntStream.range(1, 20).mapToObj(i -> new Ratio(10L * i, 1000)).toList();
        List<Ratio> second =
                IntStream.range(1, 20).mapToObj(i -> new Ratio(10L * i - 2, 1000)).toList();

        Bootstrap.Comparison comparison = Bootstrap.compare(first, second);

        assertThat(comparison.difference()).isCloseTo(-0.002, within(1e-12));
        assertThat(comparison.interval().low()).isCloseTo(-0.002, within(1e-12));
        assertThat(comparison.interval().high()).isCloseTo(-0.002, within(1e-12));
        assertThat(comparison.below()).isOne();
        assertThat(Bootstrap.interval(first).low()).isLessThan(Bootstrap.interval(second).high());
    }

    @Test
    void equalModelsAreNeitherBetterNorWorse() {
        List<Ratio> units = List.of(new Ratio(1, 7), new Ratio(2, 9), new Ratio(0, 3));

        Bootstrap.Comparison comparison = Bootstrap.compare(units, units);

        assertThat(comparison).isEqualTo(new Bootstrap.Comparison(0, new Interval(0, 0), 0.5));
    }

    @Test
    void unitsThatAreNotTheSameCannotBePaired() {
        assertThatThrownBy(() -> Bootstrap.compare(List.of(Ratio.NONE), List.of()))
                .hasMessage("1 and 0 units cannot be paired");
    }
}
