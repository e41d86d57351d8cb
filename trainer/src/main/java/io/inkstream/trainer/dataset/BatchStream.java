package io.inkstream.trainer.dataset;

import io.inkstream.trainer.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Batches of lines of similar width, drawn ahead by one thread named {@code lines} into a queue of
 * eight. Lines are pooled, sorted by width, cut into batches of about the same number of pixels,
 * and shuffled. Every pool has a random stream of its own, so the batch at a position is always the
 * same and a stream can start anywhere. Closing stops the thread.
 */
public final class BatchStream implements AutoCloseable {

    private static final int SHORTEST_OF_SHORT = 2;
    private static final int LONGEST_OF_SHORT = 8;
    private static final int SHORT_POOL = 128;
    private static final int POOL = 192;
    private static final int POOL_BATCHES = 4;
    private static final int QUEUE = 8;
    private static final long POLL_MILLIS = 100;

    /**
     * What is drawn.
     *
     * @param batchPixels greatest number of pixels in a batch
     * @param shortest characters of the shortest full line
     * @param longest characters of the longest full line
     * @param widthStep batches are padded to a multiple of it
     * @param batch greatest number of lines in a batch, 0 for no such limit
     */
    public record Form(
            long seed, int batchPixels, int shortest, int longest, int widthStep, int batch) {

        /** Padded as lines are, of any number. */
        public Form(long seed, int batchPixels, int shortest, int longest) {
            this(seed, batchPixels, shortest, longest, LineBatch.WIDTH_STEP, 0);
        }

        /** As a recipe's training wants them. */
        public Form(long seed, Recipe.Training training, int widthStep) {
            this(
                    seed,
                    training.batchPixels(),
                    training.shortest(),
                    training.longest(),
                    widthStep,
                    training.batch());
        }

        private int most() {
            return batch == 0 ? Integer.MAX_VALUE : batch;
        }

        /** Lines that are sorted together; several batches, so that batches vary. */
        private int pool() {
            return Math.max(POOL, POOL_BATCHES * batch);
        }
    }

    /**
     * A place in the stream.
     *
     * @param pool number of the pool
     * @param batch number of the batch in it
     * @param shortLines whether lines are short from here on
     */
    public record Position(long pool, int batch, boolean shortLines) {

        /** The first batch. */
        public static Position start(boolean shortLines) {
            return new Position(0, 0, shortLines);
        }
    }

    /**
     * A batch.
     *
     * @param next where the stream goes on after it
     */
    public record Drawn(LineBatch batch, Position next) {}

    private final LineSource source;
    private final Form form;
    private volatile Producer producer;

    public BatchStream(LineSource source, Form form, Position start) {
        this.source = source;
        this.form = form;
        this.producer = new Producer(start);
    }

    /** Waits for the next batch. */
    public Drawn take() throws InterruptedException {
        while (true) {
            Producer current = producer;
            Drawn drawn = current.ready.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (drawn != null) {
                return drawn;
            }
            Throwable cause = current.failure;
            if (cause != null) {
                throw new IllegalStateException("drawing lines failed", cause);
            }
        }
    }

    /**
     * Goes on with lines of full length in the pool after a position, whatever was drawn ahead, and
     * returns where that is.
     */
    public Position useFullLines(Position after) {
        Position start = new Position(after.pool() + 1, 0, false);
        producer.stop();
        producer = new Producer(start);
        return start;
    }

    @Override
    public void close() {
        producer.stop();
    }

    /** Cuts sorted lines into batches of at most so many pixels, each of at least one line. */
    public static List<LineBatch> cut(List<TextLine> sorted, int batchPixels) {
        return cut(sorted, batchPixels, LineBatch.WIDTH_STEP);
    }

    /** The same, padded to a multiple of another step. */
    public static List<LineBatch> cut(List<TextLine> sorted, int batchPixels, int widthStep) {
        return cut(sorted, batchPixels, widthStep, Integer.MAX_VALUE);
    }

    private static List<LineBatch> cut(
            List<TextLine> sorted, int batchPixels, int widthStep, int most) {
        List<LineBatch> batches = new ArrayList<>();
        List<TextLine> batch = new ArrayList<>();
        for (TextLine line : sorted) {
            long pixels = (batch.size() + 1L) * line.width() * line.height();
            if (!batch.isEmpty() && (pixels > batchPixels || batch.size() == most)) {
                batches.add(new LineBatch(batch, widthStep));
                batch = new ArrayList<>();
            }
            batch.add(line);
        }
        if (!batch.isEmpty()) {
            batches.add(new LineBatch(batch, widthStep));
        }
        return batches;
    }

    private List<LineBatch> draw(long pool, boolean shortLines) {
        Random random = new Random(form.seed() * 0x9E3779B97F4A7C15L + pool * 0xBF58476D1CE4E5B9L);
        List<TextLine> lines = new ArrayList<>();
        for (int i = shortLines ? SHORT_POOL : form.pool(); i > 0; i--) {
            lines.add(
                    shortLines
                            ? source.next(random, SHORTEST_OF_SHORT, LONGEST_OF_SHORT)
                            : source.next(random, form.shortest(), form.longest()));
        }
        lines.sort(Comparator.comparingInt(TextLine::width));
        List<LineBatch> batches = cut(lines, form.batchPixels(), form.widthStep(), form.most());
        Collections.shuffle(batches, random);
        return batches;
    }

    /** Draws from a position on until it is stopped. */
    private final class Producer {

        private final BlockingQueue<Drawn> ready = new ArrayBlockingQueue<>(QUEUE);
        private final Thread thread;
        private volatile @Nullable Throwable failure;

        Producer(Position start) {
            this.thread = Thread.ofPlatform().name("lines").daemon().start(() -> run(start));
        }

        void stop() {
            thread.interrupt();
        }

        private void run(Position start) {
            try {
                int first = start.batch();
                for (long pool = start.pool(); !Thread.currentThread().isInterrupted(); pool++) {
                    List<LineBatch> batches = draw(pool, start.shortLines());
                    for (int i = first; i < batches.size(); i++) {
                        Position next = new Position(pool, i + 1, start.shortLines());
                        ready.put(new Drawn(batches.get(i), next));
                    }
                    first = 0;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                // thrown again by whoever takes the next batch, not lost with this thread
                failure = e;
            }
        }
    }
}
