package io.inkstream.trainer;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.release.ModelWeights;
import io.inkstream.trainer.training.CharsetChange;
import io.inkstream.trainer.training.RunFolder;
import io.inkstream.trainer.training.TrainedNetwork;
import io.inkstream.trainer.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What {@code --load} names: weights of an earlier run or of a model file. */
sealed interface StartingWeights {

    /** The text of each class. */
    List<String> outputs();

    /** The network with its weights. */
    TrainedNetwork network(Recipe recipe, Lesson lesson) throws IOException, InterruptedException;

    /** Finds a run, a {@code .net} file, an {@code .onnx} file or a name under {@code models/}. */
    static StartingWeights find(String name)
            throws IOException, TrainingException, InvalidModelException {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return new OfRun(TrainedNetwork.read(path.resolve(RunFolder.BEST)));
        }
        if (Files.isRegularFile(path)) {
            return name.endsWith(".onnx")
                    ? new OfModel(ModelWeights.read(path))
                    : new OfRun(TrainedNetwork.read(path));
        }
        Path named = Path.of("models", name, "model.onnx");
        if (Files.isRegularFile(named)) {
            return new OfModel(ModelWeights.read(named));
        }
        throw new TrainingException(
                "--load %s: there is no such run, .net or .onnx file, and no model under models/"
                        .formatted(name));
    }

    /** The recipe with the characters that the trained network will have. */
    default Recipe alphabetFor(Recipe recipe, CharsetChange change, Consumer<String> log)
            throws TrainingException {
        String before = String.join("", outputs());
        if (recipe.alphabet().isEmpty()) {
            return recipe.withAlphabet(List.of(before));
        }
        return recipe.withAlphabet(change.characters(before, recipe.alphabet(), log));
    }

    /** Puts the weights into a network of the recipe; outputs it did not have stay fresh. */
    default void into(TrainedNetwork fresh, Recipe recipe, Lesson lesson)
            throws IOException, InterruptedException, TrainingException {
        fresh.take(network(recipe, lesson));
    }

    /** Weights of a run. */
    record OfRun(TrainedNetwork trained) implements StartingWeights {

        @Override
        public List<String> outputs() {
            return trained.outputs();
        }

        @Override
        public TrainedNetwork network(Recipe recipe, Lesson lesson) {
            return trained;
        }
    }

    /** Weights of a model file, whose batch norms are measured with the recipe's lines. */
    record OfModel(ModelWeights weights) implements StartingWeights {

        @Override
        public List<String> outputs() {
            return weights.charset();
        }

        @Override
        public TrainedNetwork network(Recipe recipe, Lesson lesson)
                throws IOException, InterruptedException {
            return new TrainedNetwork(
                    weights.network(RunRelease.calibration(recipe, lesson)), outputs());
        }
    }
}
