package io.inkstream.worker.batching;

import io.inkstream.recognition.decoding.LineDecoder;
import io.inkstream.recognition.inference.Accelerator;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.OpenModel;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.worker.metrics.WorkerMetrics;
import io.inkstream.worker.models.OpenModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fixed threads that run models and decode what they say, each with sessions and decoders of
 * its own. A batch that fails is tried again line by line, so one line never costs its neighbours
 * their text.
 */
public final class InferenceThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceThreads.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final LineBatcher batcher;
    private final Accelerator accelerator;
    private final int openModels;
    private final Duration idle;
    private final WorkerMetrics metrics;
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param count of threads
     * @param accelerator what models are computed on
     * @param openModels most models that each thread keeps open
     * @param idle after which a model that nobody uses is closed
     */
    public InferenceThreads(
            LineBatcher batcher,
            int count,
            Accelerator accelerator,
            int openModels,
            Duration idle,
            WorkerMetrics metrics) {
        this.batcher = batcher;
        this.accelerator = accelerator;
        this.openModels = openModels;
        this.idle = idle;
        this.metrics = metrics;
        for (int i = 1; i <= count; i++) {
            threads.add(
                    Thread.ofPlatform().name("inference-" + i).daemon().start(this::computeAll));
        }
    }

    private void computeAll() {
        try (OpenModels models = new OpenModels(accelerator, openModels, metrics)) {
            while (!batcher.isDone()) {
                Optional<LineBatch> batch = batcher.take(idle);
                if (batch.isPresent()) {
                    compute(models, batch.get());
                }
                models.closeIdle(idle);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compute(OpenModels models, LineBatch batch) {
        try {
            complete(models, batch);
        } catch (InferenceException | InvalidModelException | RuntimeException e) {
            // whatever goes wrong here must reach the waiting page and not end the thread
            if (batch.lines().size() == 1) {
                batch.lines().getFirst().result().completeExceptionally(e);
                return;
            }
            LOG.warn("a batch of {} lines failed, trying each alone", batch.lines().size(), e);
            for (WaitingLine line : batch.lines()) {
                compute(models, new LineBatch(batch.reader(), List.of(line)));
            }
        }
    }

    private void complete(OpenModels models, LineBatch batch)
            throws InferenceException, InvalidModelException {
        OpenModel model = models.get(batch.reader().model());
        LineDecoder decoder = models.decoder(batch.reader());
        long begun = System.nanoTime();
        model.infer(
                batch.images(),
                (line, lent) -> batch.lines().get(line).result().complete(decoder.decode(lent)));
        metrics.inferred(
                batch.lines().size(),
                batch.padding(batch.reader().model().buckets()),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Finishes what waits, then ends the threads. */
    @Override
    public void close() {
        batcher.close();
        try {
            for (Thread thread : threads) {
                if (!thread.join(STOP_LIMIT)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
