package io.inkstream.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong now = new AtomicLong(-5);

    @Test
    void aFullBucketGivesAllItHasAtOnceAndThenAtItsRate() {
        TokenBucket bucket = new TokenBucket(4, 2, now::get);

        assertThat(bucket.tryTake()).isZero();
        assertThat(bucket.tryTake()).isZero();
        assertThat(bucket.tryTake()).isEqualTo(Duration.ofMillis(250));

        pass(Duration.ofMillis(250));
        assertThat(bucket.tryTake()).isZero();
        assertThat(bucket.tryTake()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void itNeverHoldsMoreThanItsMost() {
        TokenBucket bucket = new TokenBucket(1, 1, now::get);

        pass(Duration.ofDays(1));

        assertThat(bucket.tryTake()).isZero();
        assertThat(bucket.tryTake()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void debtIsPaidBeforeAnythingIsGiven() {
        TokenBucket bucket = new TokenBucket(10, 100, now::get);

        bucket.owe(149);

        assertThat(bucket.untilThereIsOne()).isEqualTo(Duration.ofSeconds(5));
        pass(Duration.ofSeconds(5));
        assertThat(bucket.untilThereIsOne()).isZero();
    }

    @Test
    void aBucketThatIsNeverFilledIsRefused() {
        assertThatThrownBy(() -> new TokenBucket(0, 1, now::get)).hasMessageContaining("was 0");
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
