package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.training.TrainingEvent.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Trains one network from a stream of batches until time, updates or epochs are used up, it no
 * longer gets better, or {@link #stop} is called. After each epoch the network is measured, the
 * best one kept and a checkpoint written; a run that was stopped or killed goes on from there.
 *
 * <p>{@link #run} belongs to one thread; {@link #stop} may be called from any, ends after the step
 * in hand and returns when the checkpoint is written.
 */
public final class Trainer {

    private static final long STOP_SECONDS = 60;
    private static final int BAD_STEPS = 50;

    private final Recipe recipe;
    private final TrainedNetwork start;
    private final Objective objective;
    private final ComputeDevice device;
    private final Validation validation;
    private final RunFolder folder;
    private final TrainingListener listener;
    private final Learner learner;
    private final EarlyStopping stopping;
    private List<PeerLink> peers = List.of();
    private final Object turn = new Object();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopRequested;
    private volatile boolean entered;
    private volatile boolean working;

    private Reason reason = Reason.FINISHED;
    private long begun;
    private double secondsBefore;
    private long linesBefore;
    private long epochs;
    private long measuredLines;
    private double bestError = Double.MAX_VALUE;
    private int badSteps;

    public Trainer(
            Recipe recipe,
            TrainedNetwork start,
            Objective objective,
            ComputeDevice device,
            Validation validation,
            RunFolder folder,
            TrainingListener listener) {
        this.recipe = recipe;
        this.start = start;
        this.objective = objective;
        this.device = device;
        this.validation = validation;
        this.folder = folder;
        this.listener = listener;
        this.learner = new Learner(recipe, start.network(), device);
        this.stopping = new EarlyStopping(recipe.stopping());
    }

    /**
     * Shares every batch with these processes; to be called before the run, which has one thread.
     */
    public void share(List<PeerLink> others) throws TrainingException {
        if (others.isEmpty()) {
            return;
        }
        if (recipe.training().threads() > 1) {
            throw new TrainingException(
                    "with peers training.threads must be 1, was %d: start a peer per thread instead"
                            .formatted(recipe.training().threads()));
        }
        Network network = start.network();
        boolean bf16 = recipe.training().precision().isBf16Here();
        for (PeerLink peer : others) {
            peer.hello(
                    new PeerWire.Hello(
                            recipe.task(),
                            network.spec(),
                            start.outputs(),
                            network.frozen(),
                            bf16));
        }
        peers = List.copyOf(others);
    }

    /** Takes up the newest state of the run's folder; false when there is none yet. */
    public boolean resume() throws IOException {
        Optional<TrainingState> found = folder.checkpoints().restore(learner);
        if (found.isEmpty()) {
            return false;
        }
        TrainingState state = found.get();
        secondsBefore = state.seconds();
        linesBefore = state.lines();
        measuredLines = state.lines();
        epochs = state.epochs();
        bestError = state.bestError();
        stopping.restore(state.stopping());
        return true;
    }

    /** Where the stream of batches must begin. */
    public BatchStream.Position position() {
        return learner.position();
    }

    /** Trains to the end with one worker per thread of the recipe; tells why it ended. */
    public Reason run(BatchStream batches)
            throws IOException, InterruptedException, TrainingException {
        entered = true;
        working = true;
        begun = System.nanoTime();
        boolean bf16 = recipe.training().precision().isBf16Here();
        int threads = recipe.training().threads();
        listener.on(started(bf16, threads));
        try (ExecutorService workers =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("worker-", 1).factory())) {
            List<Future<?>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Worker worker = new Worker(learner.replica(), objective, device, bf16);
                Gradients gradients = peers.isEmpty() ? worker : new SharedGradients(worker, peers);
                tasks.add(workers.submit(() -> work(gradients, batches)));
            }
            for (Future<?> task : tasks) {
                task.get();
            }
            finish();
            return reason;
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            ended.countDown();
        }
    }

    /** Ends after the step in hand; returns when the checkpoint is on disk. */
    public void stop() {
        stopRequested = true;
        try {
            if (entered && !ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("the step did not end within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The network that is kept: the average of the weights, or the weights themselves. */
    public Network result() {
        return learner.result();
    }

    private @Nullable Void work(Gradients worker, BatchStream batches)
            throws IOException, InterruptedException, TrainingException {
        Libtorch.useOneThread();
        try {
            while (goesOn()) {
                BatchStream.Drawn drawn = draw(batches);
                float[] losses = worker.gradient(drawn.batch(), dropoutSeed());
                synchronized (turn) {
                    afterUpdate(drawn.batch(), update(worker, drawn, losses), batches);
                }
            }
            return null;
        } finally {
            // one worker that fails ends them all
            working = false;
        }
    }

    private boolean goesOn() {
        synchronized (turn) {
            if (stopRequested && reason == Reason.FINISHED && progress() < 1) {
                reason = Reason.STOPPED;
            }
            return working && reason == Reason.FINISHED && progress() < 1;
        }
    }

    /** New lines, or hard ones again; those leave the stream where it is. */
    private BatchStream.Drawn draw(BatchStream batches) throws InterruptedException {
        Optional<BatchStream.Drawn> again;
        synchronized (turn) {
            again = learner.replay().map(batch -> new BatchStream.Drawn(batch, learner.position()));
        }
        return again.isPresent() ? again.get() : batches.take();
    }

    private long dropoutSeed() {
        synchronized (turn) {
            return recipe.seed() * 0x9E3779B97F4A7C15L + learner.steps();
        }
    }

    private double update(Gradients worker, BatchStream.Drawn drawn, float[] losses)
            throws TrainingException {
        double loss =
                learner.update(worker.replica(), drawn.batch(), losses, drawn.next(), progress());
        badSteps = Double.isFinite(loss) ? 0 : badSteps + 1;
        if (badSteps >= BAD_STEPS) {
            throw new TrainingException(
                    "the loss is no number since step %d: lower optimiser.learningRate (%s)"
                            .formatted(
                                    learner.steps() - BAD_STEPS,
                                    recipe.optimiser().learningRate()));
        }
        return loss;
    }

    private void afterUpdate(LineBatch batch, double loss, BatchStream batches) throws IOException {
        listener.on(
                new TrainingEvent.Stepped(
                        learner.steps(),
                        learner.lines(),
                        loss,
                        learner.meanLoss(),
                        learner.rate(),
                        seconds(),
                        linesPerSecond(),
                        Math.min(1, progress())));
        if (learner.isReadyForFullLines()) {
            listener.on(new TrainingEvent.FullLines(learner.steps(), learner.meanLoss()));
            learner.useFullLines(batches.useFullLines(learner.position()));
        }
        long epochLines = recipe.training().epochLines();
        if (learner.lines() / epochLines > (learner.lines() - batch.size()) / epochLines) {
            endEpoch();
        }
    }

    private void endEpoch() throws IOException {
        SortedMap<String, Validation.Result> sets =
                validation.measure(new LineReader(learner.result(), objective, device), objective);
        double error =
                sets.values().stream()
                        .mapToDouble(set -> set.measure().error())
                        .average()
                        .orElse(learner.meanLoss());
        epochs++;
        measuredLines = learner.lines();
        boolean best = error < bestError;
        if (best) {
            bestError = error;
            folder.saveBest(learner.result(), start.outputs());
        }
        learner.schedule().measured(error);
        if (stopping.measured(epochs, error) && reason == Reason.FINISHED) {
            reason = Reason.NO_IMPROVEMENT;
        }
        listener.on(
                new TrainingEvent.Measured(
                        epochs,
                        learner.steps(),
                        learner.lines(),
                        learner.meanLoss(),
                        learner.rate(),
                        seconds(),
                        linesPerSecond(),
                        sets,
                        error,
                        best));
        checkpoint();
    }

    /** Lines after the last full epoch are measured too, unless the user waits for the end. */
    private void finish() throws IOException {
        if (reason == Reason.STOPPED) {
            checkpoint();
        } else if (learner.lines() > measuredLines || epochs == 0) {
            endEpoch();
        }
        listener.on(
                new TrainingEvent.Ended(
                        reason, learner.steps(), learner.lines(), seconds(), bestError));
    }

    private void checkpoint() throws IOException {
        TrainingState state =
                new TrainingState(
                        learner.steps(),
                        learner.lines(),
                        epochs,
                        seconds(),
                        learner.meanLoss(),
                        learner.position(),
                        bestError,
                        learner.schedule().plateau(),
                        stopping.memory());
        folder.checkpoints().save(learner, state, start.outputs());
    }

    private TrainingEvent.Started started(boolean bf16, int threads) {
        Network network = start.network();
        return new TrainingEvent.Started(
                network.weights(),
                network.classes(),
                network.spec().stride(),
                device.word(),
                bf16 ? "bf16" : "fp32",
                threads,
                learner.steps(),
                epochs);
    }

    /** Share of the run that is done, by whichever limit is nearest. */
    private double progress() {
        Recipe.Training limits = recipe.training();
        double byTime = limits.minutes() > 0 ? seconds() / (60 * limits.minutes()) : 0;
        double bySteps = limits.steps() > 0 ? (double) learner.steps() / limits.steps() : 0;
        double byEpochs =
                limits.epochs() > 0
                        ? (double) learner.lines() / (limits.epochs() * limits.epochLines())
                        : 0;
        return Math.max(byTime, Math.max(bySteps, byEpochs));
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - begun) / 1e9;
    }

    private double linesPerSecond() {
        return (learner.lines() - linesBefore) / Math.max(1e-9, seconds() - secondsBefore);
    }

    private static IOException unwrapped(ExecutionException e)
            throws IOException, TrainingException {
        if (e.getCause() instanceof TrainingException refused) {
            throw refused;
        }
        return new IOException("training ended early: " + e.getCause(), e);
    }
}
