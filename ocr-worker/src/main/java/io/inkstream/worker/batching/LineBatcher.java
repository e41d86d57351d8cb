package io.inkstream.worker.batching;

import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.worker.models.LineReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gathers lines of several pages into batches of one model, decoder and width bucket. It knows
 * sizes and not images: whoever takes gets the bucket that waits longest, up to the size of a
 * batch.
 *
 * <p>Bounded: while too many lines wait, whoever adds waits as well, and so takes no more pages.
 * Safe for many threads.
 */
public final class LineBatcher implements AutoCloseable {
    private final int batchSize;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roomy = lock.newCondition();
    private final Condition filled = lock.newCondition();
    private final Map<Key, Queue> queues = new LinkedHashMap<>();
    private int size;
    private boolean closed;

    /** What lines must have in common to be computed together. */
    private record Key(LineReader.Key reader, int bucket) {}

    private record Queue(LineReader reader, Deque<WaitingLine> lines) {}

    public LineBatcher(int batchSize, int capacity) {
        if (batchSize < 1 || capacity < batchSize) {
            throw new IllegalArgumentException(
                    "batch size must be > 0 and fit the capacity, were %d and %d"
                            .formatted(batchSize, capacity));
        }
        this.batchSize = batchSize;
        this.capacity = capacity;
    }

    /** One future per line, in order. Waits while the batcher is full. */
    public List<Future<LineText>> add(LineReader reader, List<LineImage> lines)
            throws InterruptedException {
        List<Future<LineText>> results = new ArrayList<>(lines.size());
        for (LineImage line : lines) {
            WaitingLine waiting = new WaitingLine(line);
            add(reader, waiting);
            results.add(waiting.result());
        }
        return results;
    }

    private void add(LineReader reader, WaitingLine waiting) throws InterruptedException {
        Key key = new Key(reader.key(), reader.model().buckets().bucketOf(waiting.line().width()));
        lock.lockInterruptibly();
        try {
            while (size >= capacity && !closed) {
                roomy.await();
            }
            if (closed) {
                throw new InterruptedException("the batcher is closed");
            }
            queues.computeIfAbsent(key, _ -> new Queue(reader, new ArrayDeque<>()))
                    .lines()
                    .add(waiting);
            size++;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next batch; waits for one so long; nothing after that, or once closed and empty. */
    Optional<LineBatch> take(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (size == 0) {
                if (closed || left <= 0) {
                    return Optional.empty();
                }
                left = filled.awaitNanos(left);
            }
            return Optional.of(takeOldest());
        } finally {
            lock.unlock();
        }
    }

    private LineBatch takeOldest() {
        Map.Entry<Key, Queue> oldest = queues.entrySet().iterator().next();
        Queue queue = oldest.getValue();
        queues.remove(oldest.getKey());
        List<WaitingLine> taken = new ArrayList<>(batchSize);
        while (taken.size() < batchSize && !queue.lines().isEmpty()) {
            taken.add(queue.lines().remove());
        }
        if (!queue.lines().isEmpty()) {
            // to the end, so that a busy bucket does not keep the others waiting
            queues.put(oldest.getKey(), queue);
        }
        size -= taken.size();
        roomy.signalAll();
        return new LineBatch(queue.reader(), taken);
    }

    /** Whether nothing waits and nothing more will come. */
    boolean isDone() {
        lock.lock();
        try {
            return closed && size == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Lines that wait. */
    public int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more lines; those that wait are still given out. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            roomy.signalAll();
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
