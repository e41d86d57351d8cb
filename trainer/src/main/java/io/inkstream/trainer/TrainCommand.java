package io.inkstream.trainer;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.release.ModelWeights;
import io.inkstream.trainer.training.CharacterClasses;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.RunFolder;
import io.inkstream.trainer.training.Trainer;
import io.inkstream.trainer.training.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train RECIPE}: follows a recipe and leaves a run folder. */
@Command(
        name = "train",
        description = "Train a model after a recipe.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Parameters(paramLabel = "RECIPE", description = "The recipe, a YAML file.")
    private Path recipeFile = Path.of("recipe.yaml");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value of the recipe, by dotted key.")
    private Map<String, String> overrides = Map.of();

    @Option(
            names = "--load",
            paramLabel = "WEIGHTS",
            description =
                    "Start from these weights: a model's model.onnx, or a run's best.net or last.net.")
    private @Nullable Path load;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "The run folder; by default a new one in ~/.inkstream/runs.")
    private @Nullable Path run;

    @Override
    public Integer call()
            throws IOException, InterruptedException, RecipeException, InvalidModelException {
        Recipe recipe = RecipeFile.read(recipeFile, overrides);
        Libtorch.prepare(recipe.seed());
        RunFolder folder =
                RunFolder.create(Optional.ofNullable(run).orElseGet(() -> defaultFolder(recipe)));
        folder.writeRecipe(RecipeFile.write(recipe));
        Ingredients ingredients = new Ingredients(recipe);
        ingredients.lock().write(folder.path().resolve(DatasetLock.FILE));
        CharacterClasses classes = new CharacterClasses(ingredients.alphabet());
        Network network = network(recipe, ingredients, classes);
        say(
                "run %s: %d weights, stride %d, %d classes, %d training faces of %d families, %d held out"
                        .formatted(
                                folder.path(),
                                network.weights(),
                                network.spec().stride(),
                                classes.count(),
                                ingredients.trainingFonts().faces().size(),
                                ingredients.trainingFonts().families().size(),
                                ingredients.heldOutFonts().families().size()));
        Trainer trainer =
                new Trainer(
                        recipe,
                        network,
                        classes,
                        new Validation(ingredients.measuredLines()),
                        folder,
                        TrainCommand::say);
        Runtime.getRuntime().addShutdownHook(new Thread(trainer::stop, "stop-training"));
        Recipe.Training settings = recipe.training();
        try (BatchStream batches =
                new BatchStream(
                        ingredients.trainingLines(),
                        recipe.seed(),
                        settings.batchPixels(),
                        settings.shortest(),
                        settings.longest(),
                        settings.shortUntilLoss() > 0)) {
            trainer.run(batches);
        }
        return 0;
    }

    private Network network(Recipe recipe, Ingredients ingredients, CharacterClasses classes)
            throws IOException, InterruptedException, InvalidModelException, RecipeException {
        if (load != null && load.toString().endsWith(".onnx")) {
            ModelWeights weights = ModelWeights.read(load);
            weights.requireSame(recipe.network().layers(), classes.charset());
            return weights.network(ExportCommand.calibration(recipe, ingredients));
        }
        Network network =
                new Network(
                        NetworkSpec.parse(recipe.network().layers(), recipe.network().height()),
                        classes.count());
        if (load != null) {
            RunFolder.load(load, network);
        }
        return network;
    }

    private static Path defaultFolder(Recipe recipe) {
        return Path.of(
                System.getProperty("user.home"),
                ".inkstream",
                "runs",
                recipe.name()
                        + "-"
                        + STAMP.format(LocalDateTime.now(java.time.ZoneId.systemDefault())));
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
