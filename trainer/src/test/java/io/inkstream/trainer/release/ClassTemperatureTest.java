package io.inkstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassTemperatureTest {

    /** Nine of ten right at a stated 99 %: honest is the temperature that makes 99 % to 90 %. */
    @Test
    void tooSureAnswersAreCooled() {
        ClassTemperature temperature = new ClassTemperature();
        for (int i = 0; i < 1000; i++) {
            temperature.add(answer(0.99), i % 10 == 0 ? 1 : 0);
        }

        double wanted = Math.log(0.99 / 0.01) / Math.log(0.9 / 0.1);
        assertThat(temperature.fitted()).isCloseTo(wanted, within(0.01));
    }

    @Test
    void faultlessAnswersDoNotClaimCertainty() {
        ClassTemperature temperature = new ClassTemperature();
        for (int i = 0; i < 5; i++) {
            temperature.add(answer(0.9), 0);
        }

        assertThat(temperature.fitted()).isGreaterThan(Temperature.LOWEST + 0.1);
    }

    @Test
    void unknownClassesDoNotCount() {
        ClassTemperature temperature = new ClassTemperature();
        temperature.add(answer(0.9), -1);

        assertThat(temperature.fitted()).isEqualTo(1);
    }

    private static float[] answer(double first) {
        return new float[] {(float) Math.log(first), (float) Math.log(1 - first)};
    }
}
