package io.inkstream.platform.access;

import io.inkstream.platform.TokenBucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How often each key may ask. Whoever needs no key is on this machine and is not counted. Safe for
 * use by many threads; holds one bucket per key that asked.
 */
final class KeyRates {
    private static final int SECONDS_AT_ONCE = 10;

    private final double perSecond;
    private final LongSupplier nanoClock;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    KeyRates(double perSecond, LongSupplier nanoClock) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "ocr.access.requests-per-second must be above 0, was " + perSecond);
        }
        this.perSecond = perSecond;
        this.nanoClock = nanoClock;
    }

    /** How long the caller must wait; zero when the request may pass. */
    Duration take(Caller caller) {
        return caller.key().map(key -> bucket(key).tryTake()).orElse(Duration.ZERO);
    }

    private TokenBucket bucket(String key) {
        return buckets.computeIfAbsent(
                key,
                _ ->
                        new TokenBucket(
                                perSecond, Math.max(1, perSecond * SECONDS_AT_ONCE), nanoClock));
    }
}
