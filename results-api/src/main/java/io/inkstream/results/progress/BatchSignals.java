package io.inkstream.results.progress;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes those who follow a batch. A signal that comes while nobody waits is kept until they do. */
@Singleton
final class BatchSignals {
    private final Map<String, Set<Semaphore>> waiting = new ConcurrentHashMap<>();

    /** One follower; to be closed. */
    final class Subscription implements AutoCloseable {
        private final String batch;
        private final Semaphore signal = new Semaphore(0);

        private Subscription(String batch) {
            this.batch = batch;
        }

        /** Returns at a signal or after the time. */
        void await(Duration limit) throws InterruptedException {
            if (signal.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        }

        @Override
        public void close() {
            waiting.computeIfPresent(
                    batch,
                    (key, signals) -> {
                        signals.remove(signal);
                        return signals.isEmpty() ? null : signals;
                    });
        }
    }

    /**
     * @param batch {@code tenant/batch}
     */
    Subscription subscribe(String batch) {
        Subscription made = new Subscription(batch);
        waiting.compute(
                batch,
                (key, signals) -> {
                    Set<Semaphore> all = signals == null ? ConcurrentHashMap.newKeySet() : signals;
                    all.add(made.signal);
                    return all;
                });
        return made;
    }

    void signal(String batch) {
        Set<Semaphore> signals = waiting.get(batch);
        if (signals != null) {
            signals.forEach(Semaphore::release);
        }
    }
}
