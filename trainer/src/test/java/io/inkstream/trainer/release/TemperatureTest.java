package io.inkstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.inference.Logits;
import io.inkstream.trainer.release.Temperature.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureTest {

    private static final List<String> CHARSET = List.of("", "a", "b");
    private static final double[] PROBABILITIES = {0.55, 0.7, 0.8, 0.9, 0.95};
    private static final int LINES = 400;

    /**
     * Whoever is right in p of all cases and has log odds of T times those of p is honest at the
     * temperature T, and only there.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.7, 3})
    void theTemperatureAtWhichConfidencesAreHonestIsFound(double known) {
        List<Reading> readings = new ArrayList<>();
        for (double probability : PROBABILITIES) {
            Logits logits = oneCharacter(known * Math.log(probability / (1 - probability)));
            for (int line = 0; line < LINES; line++) {
                readings.add(new Reading(logits, line < probability * LINES ? "a" : "b"));
            }
        }

        assertThat(Temperature.fitted(readings, CHARSET)).isCloseTo(known, within(0.02 * known));
    }

    @Test
    void charactersTooManyAreWrongOnes() {
        Logits likely = oneCharacter(2);
        List<Reading> right = new ArrayList<>();
        List<Reading> toomany = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            right.add(new Reading(likely, line % 10 == 0 ? "b" : "a"));
            toomany.add(new Reading(likely, line % 10 == 0 ? "" : "a"));
        }

        assertThat(Temperature.fitted(toomany, CHARSET))
                .isEqualTo(Temperature.fitted(right, CHARSET));
    }

    @Test
    void aFaultlessReadingDoesNotClaimCertainty() {
        Reading sure = new Reading(oneCharacter(1), "a");

        double temperature = Temperature.fitted(List.of(sure, sure), CHARSET);

        assertThat(1 / (1 + Math.exp(-1 / temperature))).isBetween(0.75, 0.85);
    }

    @Test
    void withoutACharacterNothingChanges() {
        Reading blank = new Reading(new Logits(1, 3, new float[] {0, -9, -9}), "a");

        assertThat(Temperature.fitted(List.of(blank), CHARSET)).isOne();
        assertThat(Temperature.fitted(List.of(), CHARSET)).isOne();
    }

    /** 'a' for one step, with these log odds over 'b'; a blank is out of the question. */
    private static Logits oneCharacter(double logOdds) {
        return new Logits(1, 3, new float[] {-200, 0, (float) -logOdds});
    }
}
