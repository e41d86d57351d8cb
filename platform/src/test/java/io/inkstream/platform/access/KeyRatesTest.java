package io.inkstream.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.contracts.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeyRatesTest {
    private static final Caller ONE = caller("one");
    private static final Caller OTHER = caller("other");

    private final AtomicLong now = new AtomicLong();

    @Test
    void aKeyMayAskTenTimesItsRateAtOnceAndThenWaits() {
        KeyRates rates = new KeyRates(2, now::get);
        for (int i = 0; i < 20; i++) {
            assertThat(rates.take(ONE)).isZero();
        }

        assertThat(rates.take(ONE)).isEqualTo(Duration.ofMillis(500));

        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(rates.take(ONE)).isZero();
    }

    @Test
    void oneKeyDoesNotSlowDownAnother() {
        KeyRates rates = new KeyRates(0.1, now::get);
        assertThat(rates.take(ONE)).isZero();

        assertThat(rates.take(ONE)).isPositive();
        assertThat(rates.take(OTHER)).isZero();
    }

    @Test
    void whoeverNeedsNoKeyIsNotCounted() {
        KeyRates rates = new KeyRates(0.1, now::get);

        for (int i = 0; i < 100; i++) {
            assertThat(rates.take(Caller.LOCAL)).isZero();
        }
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> new KeyRates(0, now::get))
                .hasMessageContaining("ocr.access.requests-per-second");
    }

    private static Caller caller(String key) {
        return new Caller(TenantId.DEFAULT, Optional.of(key), Set.of(Scope.READ));
    }
}
