package io.inkstream.trainer;

import io.inkstream.trainer.dataset.DataAlphabet;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.search.Trial;
import io.inkstream.trainer.training.ComputeDevice;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.RunFolder;
import io.inkstream.trainer.training.TrainedNetwork;
import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Reason;
import io.inkstream.trainer.training.TrainingException;
import io.inkstream.trainer.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trains recipes one after the other, each in a run folder of its own below one folder. */
final class TrialRuns {

    private final Path folder;

    TrialRuns(Path folder) {
        this.folder = folder;
    }

    /**
     * Trains.
     *
     * @param name of the run folder
     * @param label what tells this training from the others
     * @return nothing if the user ended it
     */
    Optional<Trial> train(String name, String label, Recipe given)
            throws IOException, InterruptedException, TrainingException {
        Libtorch.prepare(given.seed());
        ComputeDevice device = ComputeDevice.of(given.device());
        Recipe recipe = DataAlphabet.resolved(given);
        Lesson lesson = Lesson.of(recipe, _ -> {});
        if (recipe.training().epochLines() == 0) {
            recipe = recipe.withEpochLines(Math.max(1, lesson.size()));
        }
        TrainedNetwork network = TrainedNetwork.fresh(recipe, lesson.outputs());
        RunFolder run = RunFolder.create(folder.resolve(name));
        run.write(recipe);
        lesson.lock().write(run.path().resolve(DatasetLock.FILE));
        System.err.println(name + ": " + label);
        Best best = new Best();
        Reason reason =
                new TrainingSession(recipe, lesson, network, device, run, false, best, List.of())
                        .begin();
        return reason == Reason.STOPPED
                ? Optional.empty()
                : Optional.of(best.trial(name, label, network.network().weights()));
    }

    /** Remembers the best epoch. */
    private static final class Best implements TrainingListener {

        private double error = Double.MAX_VALUE;
        private Map<String, Double> figures = Map.of();
        private long lines;
        private double seconds;

        @Override
        public void on(TrainingEvent event) {
            if (event instanceof TrainingEvent.Measured measured && measured.best()) {
                error = measured.error();
                Map<String, Double> found = new TreeMap<>();
                measured.sets()
                        .forEach((set, result) ->
                                result.measure()
                                        .figures()
                                        .forEach((name, value) ->
                                                found.put(name + "." + set, value)));
                figures = found;
            } else if (event instanceof TrainingEvent.Ended ended) {
                lines = ended.lines();
                seconds = ended.seconds();
            }
        }

        Trial trial(String name, String label, long weights) {
            return new Trial(name, label, weights, figures, error, lines, seconds);
        }
    }
}
