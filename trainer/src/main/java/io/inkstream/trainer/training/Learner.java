package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.Task;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;

/**
 * What an update changes: weights, their average, the optimiser, the schedule, the curriculum and
 * the lines to be replayed. All of it can be written to a folder and read back, so that a run goes
 * on as if it had not been interrupted. Not synchronised; the trainer holds its lock.
 */
final class Learner {

    private static final double LOSS_MEMORY = 0.98;
    private static final String WEIGHTS = "weights.net";
    private static final String AVERAGE = "average.net";
    private static final String OPTIMISER = "optimiser.pt";
    private static final String HARD_LINES = "hard-lines.bin";

    private final Recipe recipe;
    private final ComputeDevice device;
    private final SharedWeights weights;
    private final WeightAverage average;
    private final Schedule schedule;
    private final HardLines hardLines;
    private long steps;
    private long lines;
    private double meanLoss = -1;
    private double rate;
    private BatchStream.Position position;

    Learner(Recipe recipe, Network network, ComputeDevice device) {
        this.recipe = recipe;
        this.device = device;
        device.take(network);
        this.weights = new SharedWeights(network, recipe.optimiser(), recipe.training().clip());
        this.average = new WeightAverage(network, recipe.training().average(), device);
        this.schedule = new Schedule(recipe.schedule());
        this.hardLines =
                new HardLines(recipe.replay(), recipe.training().batchPixels(), recipe.seed());
        this.position =
                BatchStream.Position.start(
                        recipe.task() == Task.LINE && recipe.training().shortUntilLoss() > 0);
    }

    long steps() {
        return steps;
    }

    long lines() {
        return lines;
    }

    /** Running mean of the loss; -1 before the first update. */
    double meanLoss() {
        return meanLoss;
    }

    /** Learning rate of the last update. */
    double rate() {
        return rate;
    }

    Schedule schedule() {
        return schedule;
    }

    BatchStream.Position position() {
        return position;
    }

    /** A copy of the weights for a worker. */
    Network replica() {
        Network network = weights.network();
        Network replica = new Network(network.spec(), network.classes());
        device.take(replica);
        return weights.copyTo(replica);
    }

    /** The network that is measured and kept. */
    Network result() {
        return recipe.training().average() > 0 ? average.network() : weights.network();
    }

    /** The batch to learn from again now, if it is time for one. */
    Optional<LineBatch> replay() {
        return position.shortLines() ? Optional.empty() : hardLines.due(steps);
    }

    /**
     * Moves the weights by a worker's gradient, unless its loss is no number.
     *
     * @param after where the stream stands after the batch
     * @param progress share of the training done
     * @return the mean loss of the batch
     */
    double update(
            Network replica,
            LineBatch batch,
            float[] losses,
            BatchStream.Position after,
            double progress) {
        rate = recipe.optimiser().learningRate() * schedule.factor(steps, progress);
        double loss = mean(losses);
        if (Double.isFinite(loss)) {
            weights.update(replica, rate);
            average.update(steps);
            remember(loss);
            if (!position.shortLines()) {
                hardLines.offer(batch, losses);
            }
        }
        if (position.shortLines() == after.shortLines()) {
            position = after;
        }
        steps++;
        lines += batch.size();
        return loss;
    }

    /** Whether the lines are short ones and the loss says that they need not be any longer. */
    boolean isReadyForFullLines() {
        return position.shortLines()
                && meanLoss >= 0
                && meanLoss < recipe.training().shortUntilLoss();
    }

    /** Lines are full from this position on. */
    void useFullLines(BatchStream.Position from) {
        position = from;
        meanLoss = -1;
    }

    void save(Path folder, List<String> outputs) throws IOException {
        NetworkFile.save(weights.network(), outputs, folder.resolve(WEIGHTS));
        NetworkFile.save(average.network(), outputs, folder.resolve(AVERAGE));
        try (PointerScope _ = new PointerScope()) {
            OutputArchive archive = new OutputArchive();
            weights.optimiser().save(archive);
            archive.save_to(folder.resolve(OPTIMISER).toString());
        }
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(folder.resolve(HARD_LINES))))) {
            hardLines.write(out);
        }
    }

    void restore(Path folder, TrainingState state) throws IOException {
        NetworkFile.load(folder.resolve(WEIGHTS), weights.network());
        NetworkFile.load(folder.resolve(AVERAGE), average.network());
        try (PointerScope _ = new PointerScope()) {
            InputArchive archive = new InputArchive();
            archive.load_from(folder.resolve(OPTIMISER).toString());
            weights.optimiser().load(archive);
        }
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(
                                Files.newInputStream(folder.resolve(HARD_LINES))))) {
            hardLines.read(in);
        }
        steps = state.steps();
        lines = state.lines();
        meanLoss = state.meanLoss();
        position = state.position();
        schedule.restore(state.plateau());
    }

    private static double mean(float[] losses) {
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return sum / losses.length;
    }

    /** The first loss counts as one more, so that one lucky batch does not end the short lines. */
    private void remember(double loss) {
        meanLoss = meanLoss < 0 ? loss + 1 : LOSS_MEMORY * meanLoss + (1 - LOSS_MEMORY) * loss;
    }
}
