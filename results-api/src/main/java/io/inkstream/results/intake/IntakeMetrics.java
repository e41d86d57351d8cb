package io.inkstream.results.intake;

import io.inkstream.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the intake counts, under {@code ocr.intake}. */
final class IntakeMetrics {
    private final MeterRegistry registry;
    private final Timer transaction;
    private final AtomicInteger leading = new AtomicInteger();
    private final Map<Topic, AtomicLong> lags = new ConcurrentHashMap<>();

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.transaction = registry.timer("ocr.intake.transaction");
        registry.gauge("ocr.intake.leading", leading);
    }

    Timer transaction() {
        return transaction;
    }

    void taken(String topic) {
        registry.counter("ocr.intake.events", "topic", topic).increment();
    }

    /**
     * @param reason {@code malformed} or {@code refused}
     */
    void passedOver(String topic, String reason) {
        registry.counter("ocr.intake.passed.over", "topic", topic, "reason", reason).increment();
    }

    void leading(boolean leads) {
        leading.set(leads ? 1 : 0);
    }

    void lag(Topic topic, long records) {
        lags.computeIfAbsent(topic, this::lagGauge).set(records);
    }

    private AtomicLong lagGauge(Topic topic) {
        AtomicLong value = new AtomicLong();
        registry.gauge(
                "ocr.intake.lag",
                io.micrometer.core.instrument.Tags.of("topic", topic.topicName()),
                value);
        return value;
    }
}
