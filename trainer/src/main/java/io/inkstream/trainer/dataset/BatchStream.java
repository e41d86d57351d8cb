package io.inkstream.trainer.dataset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Batches of lines of similar width, drawn ahead by one thread named {@code lines} into a queue of
 * eight. Lines are pooled, sorted by width, cut into batches of about the same number of pixels,
 * and shuffled. Closing stops the thread.
 */
public final class BatchStream implements AutoCloseable {

    private static final int SHORTEST_OF_SHORT = 2;
    private static final int LONGEST_OF_SHORT = 8;

    private final LineSource source;
    private final Random random;
    private final int batchPixels;
    private final int shortest;
    private final int longest;
    private final BlockingQueue<LineBatch> ready = new ArrayBlockingQueue<>(8);
    private final Thread producer;
    private volatile boolean shortLines;
    private volatile @Nullable Throwable failure;

    public BatchStream(
            LineSource source,
            long seed,
            int batchPixels,
            int shortest,
            int longest,
            boolean startWithShortLines) {
        this.source = source;
        this.random = new Random(seed);
        this.batchPixels = batchPixels;
        this.shortest = shortest;
        this.longest = longest;
        this.shortLines = startWithShortLines;
        this.producer = Thread.ofPlatform().name("lines").daemon().start(this::produce);
    }

    /** Waits for the next batch. */
    public LineBatch take() throws InterruptedException {
        while (true) {
            LineBatch batch = ready.poll(1, TimeUnit.SECONDS);
            if (batch != null) {
                return batch;
            }
            Throwable cause = failure;
            if (cause != null) {
                throw new IllegalStateException("drawing lines failed", cause);
            }
        }
    }

    /** From now on lines of full length are drawn; short ones already drawn are dropped. */
    public void useFullLines() {
        shortLines = false;
        ready.clear();
    }

    @Override
    public void close() {
        producer.interrupt();
    }

    private void produce() {
        Deque<LineBatch> pool = new ArrayDeque<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean wasShort = shortLines;
                if (pool.isEmpty()) {
                    pool.addAll(draw(wasShort));
                }
                if (wasShort == shortLines) {
                    ready.put(pool.remove());
                } else {
                    pool.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // thrown again by whoever takes the next batch, not lost with this thread
            failure = e;
        }
    }

    private List<LineBatch> draw(boolean shortOnes) {
        List<TextLine> lines = new ArrayList<>();
        int count = shortOnes ? 128 : 192;
        for (int i = 0; i < count; i++) {
            lines.add(
                    shortOnes
                            ? source.next(random, SHORTEST_OF_SHORT, LONGEST_OF_SHORT)
                            : source.next(random, shortest, longest));
        }
        lines.sort(Comparator.comparingInt(TextLine::width));
        List<LineBatch> batches = cut(lines, batchPixels);
        Collections.shuffle(batches, random);
        return batches;
    }

    /** Cuts sorted lines into batches of at most so many pixels, each of at least one line. */
    public static List<LineBatch> cut(List<TextLine> sorted, int batchPixels) {
        List<LineBatch> batches = new ArrayList<>();
        List<TextLine> batch = new ArrayList<>();
        for (TextLine line : sorted) {
            long pixels = (batch.size() + 1L) * line.width() * line.height();
            if (!batch.isEmpty() && pixels > batchPixels) {
                batches.add(new LineBatch(batch));
                batch = new ArrayList<>();
            }
            batch.add(line);
        }
        if (!batch.isEmpty()) {
            batches.add(new LineBatch(batch));
        }
        return batches;
    }
}
