package io.inkstream.trainer;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.release.Release;
import io.inkstream.trainer.release.ReleaseRefusedException;
import io.inkstream.trainer.training.CharacterClasses;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.NetworkFile;
import io.inkstream.trainer.training.RunFolder;
import io.inkstream.trainer.training.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export RUN}: the model files of a run's best weights, while it trains or afterwards. */
@Command(
        name = "export",
        description = "Write the model files of a run.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final int CALIBRATION_BATCHES = 24;

    @Parameters(paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of(".");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value of the run's recipe, by dotted key.")
    private Map<String, String> overrides = Map.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            description = "The folder of the model.")
    private Path output = Path.of("model");

    @Option(
            names = "--fp16",
            description = "Also write model.fp16.onnx: half the size, computed in fp32.")
    private boolean half;

    @Override
    public Integer call()
            throws IOException,
                    InterruptedException,
                    RecipeException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        Recipe recipe = RecipeFile.read(run.resolve("recipe.yaml"), overrides);
        Libtorch.prepare(recipe.seed());
        Ingredients ingredients = new Ingredients(recipe);
        CharacterClasses classes = new CharacterClasses(ingredients.alphabet());
        Network network =
                new Network(
                        NetworkSpec.parse(recipe.network().layers(), recipe.network().height()),
                        classes.count());
        NetworkFile.load(run.resolve(RunFolder.BEST), network);
        new Release(
                        recipe,
                        network,
                        classes,
                        new Validation(ingredients.measuredLines()),
                        ingredients.digest(),
                        System.err::println)
                .write(output, calibration(recipe, ingredients), half);
        return 0;
    }

    static List<LineBatch> calibration(Recipe recipe, Ingredients ingredients)
            throws IOException, InterruptedException {
        List<LineBatch> batches = new ArrayList<>();
        Recipe.Training settings = recipe.training();
        try (BatchStream stream =
                new BatchStream(
                        ingredients.trainingLines(),
                        new BatchStream.Form(
                                recipe.seed() + 1,
                                settings.batchPixels(),
                                settings.shortest(),
                                settings.longest()),
                        BatchStream.Position.start(false))) {
            for (int i = 0; i < CALIBRATION_BATCHES; i++) {
                batches.add(stream.take().batch());
            }
        }
        return batches;
    }
}
