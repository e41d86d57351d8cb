package io.inkstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final Schedule schedule = new Schedule(10);

    @Test
    void theRateRisesThenFallsAlongACosine() {
        assertThat(schedule.factor(0, 0)).isCloseTo(0.1, within(1e-9));
        assertThat(schedule.factor(9, 0)).isCloseTo(1, within(1e-9));
        assertThat(schedule.factor(100, 0.5)).isCloseTo(0.505, within(1e-9));
        assertThat(schedule.factor(200, 1)).isCloseTo(0.01, within(1e-9));
    }
}
