package io.inkstream.platform;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tokens that come at a steady rate, up to a most. A bucket begins full. Safe for use by many
 * threads.
 */
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double most;
    private final LongSupplier nanoClock;
    private double tokens;
    private long countedAt;

    /**
     * @param perSecond above 0
     * @param nanoClock as {@link System#nanoTime}
     */
    public TokenBucket(double perSecond, double most, LongSupplier nanoClock) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "tokens per second must be above 0, was " + perSecond);
        }
        this.perSecond = perSecond;
        this.most = most;
        this.nanoClock = nanoClock;
        this.tokens = most;
        this.countedAt = nanoClock.getAsLong();
    }

    /** Takes one, or says how long to wait until there is one; zero when it was taken. */
    public synchronized Duration tryTake() {
        Duration wait = untilItHolds(1);
        if (wait.isZero()) {
            tokens -= 1;
        }
        return wait;
    }

    /** How long to wait until there is one; zero when there is. */
    public synchronized Duration untilThereIsOne() {
        return untilItHolds(1);
    }

    /** Takes them even if there are fewer: the bucket is in debt until they have come. */
    public synchronized void owe(long taken) {
        count();
        tokens -= taken;
    }

    private Duration untilItHolds(double wanted) {
        count();
        return tokens >= wanted
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil((wanted - tokens) / perSecond * NANOS));
    }

    private void count() {
        long now = nanoClock.getAsLong();
        tokens = Math.min(most, tokens + (now - countedAt) / NANOS * perSecond);
        countedAt = now;
    }
}
