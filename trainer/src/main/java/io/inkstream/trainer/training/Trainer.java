package io.inkstream.trainer.training;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.recipe.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trains one network from a stream of batches: short lines until the loss says that the alignment
 * is found, then full lines, until time or updates are used up or {@link #stop} is called. The best
 * average is kept in the run folder.
 *
 * <p>{@link #run} belongs to one thread; {@link #stop} may be called from any, ends after the step
 * in hand and returns when the checkpoint is written.
 */
public final class Trainer {

    private static final double LOSS_MEMORY = 0.98;
    private static final long LOG_EVERY_STEPS = 100;
    private static final long STOP_SECONDS = 60;

    private final Recipe.Training settings;
    private final long epochLines;
    private final double learningRate;
    private final WeightAverage average;
    private final SharedWeights weights;
    private final Schedule schedule;
    private final Validation validation;
    private final CharacterClasses classes;
    private final RunFolder folder;
    private final Consumer<String> log;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    private volatile long start;
    private long steps;
    private long lines;
    private long measured;
    private double loss = Double.NaN;
    private double bestCer = Double.POSITIVE_INFINITY;
    private boolean shortLines;

    public Trainer(
            Recipe recipe,
            Network network,
            CharacterClasses classes,
            Validation validation,
            RunFolder folder,
            Consumer<String> log) {
        this.settings = recipe.training();
        this.epochLines = recipe.training().epochLines();
        this.classes = classes;
        this.validation = validation;
        this.folder = folder;
        this.log = log;
        this.learningRate = recipe.optimiser().learningRate();
        this.schedule = new Schedule(recipe.schedule().warmUp());
        this.weights =
                new SharedWeights(
                        network, learningRate, recipe.optimiser().weightDecay(), settings.clip());
        this.average = new WeightAverage(network, settings.average());
        this.shortLines = settings.shortUntilLoss() > 0;
    }

    /**
     * Trains to the end with one worker per thread of the recipe and returns the last measurement.
     */
    public SortedMap<String, Accuracy> run(BatchStream batches)
            throws IOException, InterruptedException {
        start = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(settings.threads(), named())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < settings.threads(); i++) {
                Worker worker =
                        new Worker(weights.replica(), classes, settings.precision().isBf16Here());
                running.add(workers.submit(() -> work(worker, batches)));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
            SortedMap<String, Accuracy> last = measure();
            checkpoint();
            return last;
        } catch (ExecutionException e) {
            throw new IOException("training ended early: " + e.getCause(), e);
        } finally {
            ended.countDown();
        }
    }

    private @Nullable Void work(Worker worker, BatchStream batches)
            throws IOException, InterruptedException {
        Libtorch.useOneThread();
        try {
            while (goesOn()) {
                LineBatch batch = batches.take();
                float now = worker.gradient(batch);
                synchronized (weights) {
                    update(worker, batch.size(), now);
                    afterUpdate(batches);
                }
            }
            return null;
        } finally {
            stopping = true;
        }
    }

    private boolean goesOn() {
        synchronized (weights) {
            return !stopping && progress() < 1;
        }
    }

    private void afterUpdate(BatchStream batches) throws IOException {
        if (shortLines && loss < settings.shortUntilLoss()) {
            shortLines = false;
            batches.useFullLines();
            log.accept("step %d: loss %.3f, full lines from here".formatted(steps, loss));
            loss = Double.NaN;
        }
        if (steps % LOG_EVERY_STEPS == 0) {
            logProgress();
        }
        if (lines / epochLines > measured) {
            measured = lines / epochLines;
            measure();
            checkpoint();
        }
    }

    private static ThreadFactory named() {
        return Thread.ofPlatform().name("worker-", 1).factory();
    }

    /** Ends after the step in hand; returns when the checkpoint is on disk. */
    public void stop() {
        stopping = true;
        try {
            if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.accept("the step did not end within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The network whose weights are exported. */
    public Network result() {
        return settings.average() > 0 ? average.network() : weights.network();
    }

    private void update(Worker worker, int size, float now) {
        weights.update(worker.replica(), learningRate * schedule.factor(steps, progress()));
        average.update(steps);
        steps++;
        lines += size;
        if (Float.isFinite(now)) {
            loss = Double.isNaN(loss) ? now + 1 : LOSS_MEMORY * loss + (1 - LOSS_MEMORY) * now;
        }
    }

    private double progress() {
        double byTime = settings.minutes() > 0 ? seconds() / (60 * settings.minutes()) : 0;
        double bySteps = settings.steps() > 0 ? (double) steps / settings.steps() : 0;
        double byEpochs =
                settings.epochs() > 0
                        ? (double) lines / (settings.epochs() * settings.epochLines())
                        : 0;
        return Math.max(byTime, Math.max(bySteps, byEpochs));
    }

    private void logProgress() {
        log.accept(
                String.format(
                        Locale.ROOT,
                        "step %d  %.0f s  %.0f lines/s  loss %.4f  progress %.0f %%",
                        steps,
                        seconds(),
                        lines / seconds(),
                        loss,
                        100 * progress()));
    }

    private SortedMap<String, Accuracy> measure() throws IOException {
        SortedMap<String, Accuracy> results = validation.measure(new LineReader(result(), classes));
        double mean = results.values().stream().mapToDouble(Accuracy::cer).average().orElse(1);
        log.accept(
                results.entrySet().stream()
                        .map(e ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %.2f %%",
                                        e.getKey(),
                                        100 * e.getValue().cer()))
                        .collect(Collectors.joining(", ", "step " + steps + "  CER ", "")));
        folder.appendMetrics(
                results.entrySet().stream()
                        .map(e ->
                                String.format(
                                        Locale.ROOT,
                                        "\"cer.%s\":%.5f",
                                        e.getKey(),
                                        e.getValue().cer()))
                        .collect(
                                Collectors.joining(
                                        ",",
                                        String.format(
                                                Locale.ROOT,
                                                "{\"step\":%d,\"lines\":%d,\"seconds\":%.0f,\"loss\":%s,",
                                                steps,
                                                lines,
                                                seconds(),
                                                Double.isNaN(loss)
                                                        ? "null"
                                                        : String.format(Locale.ROOT, "%.5f", loss)),
                                        "}")));
        if (mean < bestCer) {
            bestCer = mean;
            folder.save(result(), RunFolder.BEST);
        }
        return results;
    }

    private void checkpoint() throws IOException {
        folder.save(weights.network(), RunFolder.LAST);
        folder.save(weights.optimizer());
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
