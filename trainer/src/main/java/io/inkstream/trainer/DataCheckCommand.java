package io.inkstream.trainer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.checking.CheckReport;
import io.inkstream.trainer.dataset.checking.DataCheck;
import io.inkstream.trainer.dataset.checking.DataCheck.OutputLength;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.splitting.Split;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data check DATA…}: what is wrong with ground truth. Ends with 1 if there are errors. */
@Command(
        name = "check",
        description = "Find what is wrong with ground truth.",
        mixinStandardHelpOptions = true)
final class DataCheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DATA",
            arity = "1..*",
            description =
                    "Folders of ground truth, each a side of a split; or a recipe, whose sets are checked for its network and split.")
    private List<Path> data = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value of the recipe, by dotted key.")
    private Map<String, String> overrides = Map.of();

    @Option(names = "--json", description = "The last line on stdout is one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, RecipeException {
        CheckReport report =
                data.size() == 1 && Files.isRegularFile(data.getFirst())
                        ? ofRecipe(RecipeFile.read(data.getFirst(), overrides))
                        : ofFolders();
        System.out.print(
                json
                        ? new JsonMapper().writeValueAsString(report.json())
                                + System.lineSeparator()
                        : report.text());
        return report.hasErrors() ? 1 : 0;
    }

    private CheckReport ofFolders() throws IOException {
        DataCheck check = new DataCheck(Optional.empty(), Optional.empty());
        for (Path folder : data) {
            String name = folder.toString();
            check.check(name, DataFolder.open(folder), _ -> name, (_, _) -> {});
        }
        return check.report();
    }

    private static CheckReport ofRecipe(Recipe recipe) throws IOException {
        NetworkSpec spec = NetworkSpec.parse(recipe.network().layers(), recipe.network().height());
        DataCheck check =
                new DataCheck(
                        Optional.of(new Alphabet(recipe.characters())),
                        Optional.of(new OutputLength(spec.height(), spec.stride())));
        Split split =
                new Split(
                        recipe.seed(),
                        recipe.lines().heldOutShare(),
                        Set.copyOf(recipe.lines().heldOut()));
        for (String set : recipe.lines().sets()) {
            check.check(
                    set,
                    DataFolder.open(recipe.dataFolder().resolve(set)),
                    sample ->
                            split.isHeldOut(
                                            set,
                                            recipe.lines()
                                                    .group(set, sample.name(), sample.group()))
                                    ? "measuring"
                                    : "training",
                    (_, _) -> {});
        }
        return check.report();
    }
}
