package io.inkstream.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkRateTest {
    private final WorkRate rate = new WorkRate();

    @Test
    void oneLookTellsNoRate() {
        assertThat(rate.see(0, 100)).isZero();
    }

    @Test
    void itIsTheMeanOfTheLastMinute() {
        rate.see(seconds(0), 0);
        assertThat(rate.see(seconds(10), 20)).isEqualTo(2);
        assertThat(rate.see(seconds(60), 120)).isEqualTo(2);

        assertThat(rate.see(seconds(120), 120)).isZero();
    }

    @Test
    void topicsThatWereMadeAnewTellNoRate() {
        rate.see(seconds(0), 500);

        assertThat(rate.see(seconds(1), 3)).isZero();
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
