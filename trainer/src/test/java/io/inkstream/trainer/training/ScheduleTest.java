package io.inkstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.trainer.recipe.ScheduleSettings;
import io.inkstream.trainer.recipe.ScheduleSettings.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values worked out by hand from the definitions in docs/training.md. */
class ScheduleTest {

    @ParameterizedTest
    @CsvSource({
        // kind, step, progress, share of the peak
        "CONSTANT,     0, 0,     1",
        "CONSTANT,   900, 0.9,   1",
        "COSINE,       0, 0,     1",
        "COSINE,     500, 0.5,   0.55",
        "COSINE,     250, 0.25,  0.868198",
        "COSINE,    1000, 1,     0.1",
        "COSINE,    2000, 1.7,   0.1",
        "ONE_CYCLE,    0, 0,     0.04",
        "ONE_CYCLE,  100, 0.125, 0.52",
        "ONE_CYCLE,  250, 0.25,  1",
        "ONE_CYCLE,  625, 0.625, 0.55",
        "ONE_CYCLE, 1000, 1,     0.1",
        "STEP,        99, 0.1,   1",
        "STEP,       100, 0.1,   0.5",
        "STEP,       399, 0.4,   0.125",
        "EXPONENTIAL, 50, 0.1,   0.707107",
        "EXPONENTIAL,100, 0.1,   0.5",
        "EXPONENTIAL,300, 0.1,   0.125",
    })
    void theRateFollowsItsCurve(Kind kind, long step, double progress, double expected) {
        Schedule schedule = new Schedule(settings(kind, 0));

        assertThat(schedule.factor(step, progress)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void theRateRisesInTheWarmUp() {
        Schedule schedule = new Schedule(settings(Kind.CONSTANT, 10));

        assertThat(schedule.factor(0, 0)).isCloseTo(0.1, within(1e-9));
        assertThat(schedule.factor(8, 0)).isCloseTo(0.9, within(1e-9));
        assertThat(schedule.factor(10, 0)).isEqualTo(1);
    }

    @Test
    void thePlateauWaitsForThreeEpochsWithoutImprovementAndStopsAtTheFloor() {
        Schedule schedule = new Schedule(settings(Kind.PLATEAU, 0));
        double[] errors = {
            0.9, 0.8, 0.8, 0.85, 0.8, 0.8, 0.8, 0.9, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7
        };
        double[] expected = {
            1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.125, 0.125, 0.125, 0.1
        };
        for (int epoch = 0; epoch < errors.length; epoch++) {
            schedule.measured(errors[epoch]);

            assertThat(schedule.factor(epoch, 0)).as("epoch %d", epoch).isEqualTo(expected[epoch]);
        }
    }

    @Test
    void aRestoredPlateauGoesOnWhereItWas() {
        Schedule schedule = new Schedule(settings(Kind.PLATEAU, 0));
        schedule.measured(0.5);
        schedule.measured(0.6);
        schedule.measured(0.6);
        Schedule later = new Schedule(settings(Kind.PLATEAU, 0));
        later.restore(schedule.plateau());

        later.measured(0.6);

        assertThat(later.factor(0, 0)).isEqualTo(0.5);
    }

    private static ScheduleSettings settings(Kind kind, int warmUp) {
        return new ScheduleSettings(kind, warmUp, 0.1, 100, 0.5, 3, 0.25);
    }
}
