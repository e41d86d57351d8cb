package io.inkstream.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueEvaluationTest {

    /** Computed by hand: errors 1, 0, -2, 1 about truths with mean 2.5 and squared sum 5. */
    @Test
    void oneNumberPerPicture() {
        ValueEvaluation measured =
                ValueEvaluation.of(
                        List.of(
                                reading("1", 2),
                                reading("2", 2),
                                reading("3", 1),
                                reading("4", 5)));

        assertThat(measured.squaredError().value()).isCloseTo(6.0 / 4, within(1e-12));
        assertThat(measured.absoluteError().value()).isCloseTo(4.0 / 4, within(1e-12));
        assertThat(measured.determination().value()).isCloseTo(1 - 6.0 / 5, within(1e-12));
        assertThat(measured.squaredError().interval().low())
                .isLessThan(1.5)
                .isLessThan(measured.squaredError().interval().high());
    }

    /** Each number varies about its own mean: 0.5 + 50 squared, of which 1 + 0 are left. */
    @Test
    void severalNumbersPerPicture() {
        ValueEvaluation measured =
                ValueEvaluation.of(List.of(reading("1 10", 2, 10), reading("2 20", 2, 20)));

        assertThat(measured.squaredError().value()).isCloseTo(1.0 / 4, within(1e-12));
        assertThat(measured.determination().value()).isCloseTo(1 - 1 / 50.5, within(1e-12));
    }

    @Test
    void aTruthThatDoesNotVaryExplainsNothing() {
        ValueEvaluation measured = ValueEvaluation.of(List.of(reading("3", 2), reading("3", 3)));

        assertThat(measured.determination().value()).isZero();
    }

    @Test
    void whatIsNoNumberIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reading("three", 3))
                .withMessageContaining("'three' is no list of numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reading("3", 3, 4))
                .withMessageContaining("has 1 numbers, the model gives 2");
    }

    private static ValueReading reading(String truth, float... predicted) {
        return ValueReading.of(Readings.line("d", truth), predicted);
    }
}
