package io.inkstream.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.evaluation.Edits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineEvaluationTest {

    @Test
    void charactersKeepTheirConfidenceThroughNormalisation() {
        // e and its accent are one letter afterwards, as sure as the less sure of them
        LineReading reading =
                Readings.of("d", "caf\u00e9 x", " cafe\u0301  x", 1, 1, 1, 1, 0.9, 0.4);

        List<ReadCharacter> characters = ReadCharacter.of(reading.read());

        assertThat(characters)
                .extracting(ReadCharacter::text)
                .containsExactly("c", "a", "f", "\u00e9", " ", "x");
        assertThat(characters.get(3).confidence()).isEqualTo(0.4);
        assertThat(characters.get(3).firstStep()).isEqualTo(4);
        assertThat(characters.get(3).lastStep()).isEqualTo(5);
    }

    @Test
    void confusionsAreCountedWithTheirPlace() {
        LineReading first = Readings.of("d", "hello", "hallo");
        LineReading second = Readings.of("d", "pen", "pan");
        LineReading third = Readings.of("d", "ab", "b");

        Confusions confusions =
                Confusions.of(
                        List.of(first, second, third).stream().map(AlignedReading::of).toList());

        assertThat(confusions.pairs().getFirst().truth()).isEqualTo("e");
        assertThat(confusions.pairs().getFirst().read()).isEqualTo("a");
        assertThat(confusions.pairs().getFirst().count()).isEqualTo(2);
        assertThat(confusions.pairs().getFirst().examples())
                .containsExactly(
                        new Confusions.Example(first, 1, 1), new Confusions.Example(second, 1, 1));
        assertThat(confusions.pairs().get(1).truth()).isEqualTo("a");
        assertThat(confusions.pairs().get(1).read()).isEmpty();
    }

    @Test
    void calibrationErrorIsTheMeanDistanceOfTheBins() {
        // four at 0.95 of which three are right, two at 0.55 of which two are right
        LineReading reading =
                Readings.of("d", "abcxef", "abcdef", 0.95, 0.95, 0.95, 0.95, 0.55, 0.55);

        Reliability reliability = Reliability.of(List.of(AlignedReading.of(reading)));

        assertThat(reliability.count()).isEqualTo(6);
        assertThat(reliability.expectedCalibrationError())
                .isCloseTo(4.0 / 6 * 0.20 + 2.0 / 6 * 0.45, within(1e-12));
        assertThat(reliability.bins().get(9).accuracy()).isEqualTo(0.75);
        assertThat(reliability.bins().get(5).confidence()).isCloseTo(0.55, within(1e-12));
    }

    @Test
    void effortTakesTheLeastSureLinesAway() {
        List<LineReading> readings = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            // twenty lines of five letters; the five least sure have one error each
            readings.add(
                    Readings.of(
                            "d",
                            "abcde",
                            i < 5 ? "abcdx" : "abcde",
                            0.5 + i / 50.0,
                            0.5,
                            0.5,
                            0.5,
                            0.5));
        }

        EffortCurve effort = EffortCurve.of(readings);

        assertThat(effort.points().get(0).cer()).isCloseTo(0.05, within(1e-12));
        assertThat(effort.points().get(1).cer()).isCloseTo(0.04, within(1e-12));
        assertThat(effort.points().get(5).cer()).isZero();
        assertThat(effort.points()).allMatch(point -> point.best() <= point.cer() + 1e-12);
    }

    @Test
    void slicesAddUpToTheWhole() {
        List<LineReading> readings =
                List.of(
                        Readings.of("one", "Abc 12", "Abd 12"),
                        Readings.of("two", "\u03b1\u03b2", "\u03b1"),
                        Readings.of("two", "x", "xy"));
        LineEvaluation evaluation = LineEvaluation.of(readings);

        for (List<Slice> slices :
                List.of(
                        evaluation.slices().byLength(),
                        evaluation.slices().byDocument(),
                        evaluation.slices().bySource(),
                        evaluation.slices().byScript(),
                        evaluation.slices().byKind())) {
            assertThat(slices.stream().map(Slice::characters).reduce(Edits.NONE, Edits::plus))
                    .isEqualTo(evaluation.sum().characters());
        }
        assertThat(evaluation.slices().byScript())
                .extracting(Slice::name)
                .containsExactly("latin", "common", "greek");
        assertThat(evaluation.slices().byDocument().getFirst().name()).isEqualTo("two");
    }

    @Test
    void documentsAreResampledWhereThereAreEnough() {
        List<LineReading> few =
                IntStream.range(0, 8).mapToObj(i -> Readings.of("d" + i % 4, "ab", "ab")).toList();
        List<LineReading> many =
                IntStream.range(0, 8).mapToObj(i -> Readings.of("d" + i % 5, "ab", "ab")).toList();

        assertThat(LineEvaluation.of(few).units().name()).isEqualTo("line");
        assertThat(LineEvaluation.of(many).units().name()).isEqualTo("document");
        assertThat(LineEvaluation.of(many).units().members()).hasSize(5);
    }

    @Test
    void worstLinesComeFirstAndRightOnesNever() {
        LineReading right = Readings.of("d", "abc", "abc");
        LineReading bad = Readings.of("d", "abcdef", "");
        LineReading slight = Readings.of("d", "abc", "abx");

        assertThat(LineEvaluation.of(List.of(right, slight, bad)).worst(5))
                .containsExactly(bad, slight);
    }

    @Test
    void comparisonsPairTheSameLines() {
        LineEvaluation first =
                LineEvaluation.of(
                        List.of(Readings.of("d", "abcd", "abxx"), Readings.of("d", "ab", "ab")));
        LineEvaluation second =
                LineEvaluation.of(
                        List.of(Readings.of("d", "abcd", "abcx"), Readings.of("d", "ab", "a")));

        PairedComparison comparison = PairedComparison.of(first, second, "other");

        assertThat(comparison.better()).isOne();
        assertThat(comparison.worse()).isOne();
        assertThat(comparison.cer().difference()).isCloseTo(2 / 6.0 - 2 / 6.0, within(1e-12));
        assertThat(comparison.changed()).hasSize(2);
    }
}
