package io.inkstream.trainer;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.release.ReleaseRefusedException;
import io.inkstream.trainer.search.SearchSpace;
import io.inkstream.trainer.search.Trial;
import io.inkstream.trainer.search.TrialTable;
import io.inkstream.trainer.training.RunFolder;
import io.inkstream.trainer.training.TrainingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train tune RECIPE}: a seeded search over values, networks among them. */
@Command(
        name = "tune",
        description = "Train a recipe with several values and put the results into a table.",
        mixinStandardHelpOptions = true)
final class TrainTuneCommand implements Callable<Integer> {

    @Mixin private RecipeOptions options = new RecipeOptions();

    @Option(
            names = "--try",
            paramLabel = "KEY=VALUE|VALUE",
            required = true,
            description =
                    "Values of a key to choose from, such as"
                            + " 'optimiser.learningRate=0.001|0.003' or networks for network.layers.")
    private List<String> declared = List.of();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "How many combinations are tried (${DEFAULT-VALUE}).")
    private int runs = 8;

    @Option(names = "--seed", description = "Draws the combinations (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call()
            throws IOException,
                    InterruptedException,
                    RecipeException,
                    TrainingException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        List<Map<String, String>> combinations = SearchSpace.parse(declared).draw(runs, seed);
        for (Map<String, String> values : combinations) {
            // all contradictions are found before the first training
            options.recipe(values);
        }
        Path folder = options.output();
        TrialRuns trials = new TrialRuns(folder);
        List<Trial> done = new ArrayList<>();
        for (Map<String, String> values : combinations) {
            String name = "trial-%02d".formatted(done.size() + 1);
            Optional<Trial> trial = trials.train(name, label(values), options.recipe(values));
            if (trial.isEmpty()) {
                break;
            }
            done.add(trial.get());
            new TrialTable(done).write(folder);
        }
        if (!done.isEmpty()) {
            finish(folder, new TrialTable(done));
        }
        return 0;
    }

    /** The best becomes a model. */
    private static void finish(Path folder, TrialTable table)
            throws IOException,
                    InterruptedException,
                    RecipeException,
                    TrainingException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        System.out.print(table.markdown());
        Path run = folder.resolve(table.best().name());
        Recipe recipe = RecipeFile.read(RunFolder.existing(run).recipe(), Map.of());
        new RunRelease(run, recipe, Lesson.of(recipe, _ -> {}), System.err::println).write();
    }

    private static String label(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
    }
}
