package io.inkstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.trainer.recipe.StoppingSettings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    private static final double[] ERRORS = {0.50, 0.40, 0.395, 0.39, 0.41, 0.30, 0.30, 0.30, 0.30};

    @Test
    void aRunEndsAfterItsPatience() {
        assertThat(endOf(new StoppingSettings(2, 0, 0))).isEqualTo(8);
        assertThat(endOf(new StoppingSettings(3, 0, 0))).isEqualTo(9);
    }

    @Test
    void improvementsBelowTheDeltaDoNotCount() {
        assertThat(endOf(new StoppingSettings(3, 0.02, 0))).isEqualTo(5);
    }

    @Test
    void noRunEndsBeforeItsLeastEpochs() {
        assertThat(endOf(new StoppingSettings(2, 0.02, 0))).isEqualTo(4);
        assertThat(endOf(new StoppingSettings(2, 0.02, 8))).isEqualTo(8);
    }

    @Test
    void withoutPatienceNoRunEnds() {
        assertThat(endOf(new StoppingSettings(0, 1, 0))).isZero();
    }

    /** The epoch, counted from 1, after which the run ends; 0 for none. */
    private static int endOf(StoppingSettings settings) {
        EarlyStopping stopping = new EarlyStopping(settings);
        return IntStream.rangeClosed(1, ERRORS.length)
                .filter(epoch -> stopping.measured(epoch, ERRORS[epoch - 1]))
                .findFirst()
                .orElse(0);
    }
}
