package io.inkstream.trainer;

import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.search.RivalNetworks;
import io.inkstream.trainer.search.Trial;
import io.inkstream.trainer.search.TrialTable;
import io.inkstream.trainer.training.TrainingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code train compare RECIPE}: four networks on one split. */
@Command(
        name = "compare",
        description =
                "Train CNN-LSTM, CNN, LSTM and Transformer on the pictures and the split of a"
                        + " recipe and put the results into a table.",
        mixinStandardHelpOptions = true)
final class TrainCompareCommand implements Callable<Integer> {

    @Mixin private RecipeOptions options = new RecipeOptions();

    @Override
    public Integer call()
            throws IOException, InterruptedException, RecipeException, TrainingException {
        Recipe recipe = options.recipe();
        NetworkSpec own = NetworkSpec.parse(recipe.network().layers(), recipe.network().height());
        Path folder = options.output();
        TrialRuns trials = new TrialRuns(folder);
        List<Trial> done = new ArrayList<>();
        for (Map.Entry<String, String> rival : RivalNetworks.of(own).entrySet()) {
            Recipe other =
                    options.recipe(
                            Map.of(
                                    "network.preset",
                                    "''",
                                    "network.height",
                                    String.valueOf(own.height()),
                                    "network.layers",
                                    rival.getValue()));
            Optional<Trial> trial =
                    trials.train(rival.getKey().toLowerCase(Locale.ROOT), rival.getKey(), other);
            if (trial.isEmpty()) {
                break;
            }
            done.add(trial.get());
            new TrialTable(done).write(folder);
        }
        if (!done.isEmpty()) {
            System.out.print(new TrialTable(done).markdown());
        }
        return 0;
    }
}
