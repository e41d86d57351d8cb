package io.inkstream.trainer;

import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recipe with values replaced, for commands that train it more than once. */
final class RecipeOptions {

    @Parameters(paramLabel = "RECIPE", description = "The recipe, a YAML file.")
    private Path file = Path.of("recipe.yaml");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value of the recipe, by dotted key.")
    private Map<String, String> overrides = Map.of();

    @Option(
            names = "--data_path",
            paramLabel = "DIR",
            description = "Learn from this folder alone.")
    private @Nullable Path dataPath;

    @Option(names = "--smoke", description = "Seconds on drawn pictures, to see that all works.")
    private boolean smoke;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Where the runs and their table go.")
    private Path output = Path.of("trials");

    private Map<String, String> drawn = Map.of();

    Path output() throws IOException {
        return Files.createDirectories(output);
    }

    /** The recipe as given. */
    Recipe recipe() throws IOException, RecipeException {
        return recipe(Map.of());
    }

    /** The recipe with more values replaced. */
    Recipe recipe(Map<String, String> more) throws IOException, RecipeException {
        Map<String, String> replaced = new LinkedHashMap<>();
        if (dataPath != null) {
            replaced.putAll(DataPath.settings(dataPath, true));
        }
        replaced.putAll(overrides);
        if (smoke) {
            if (drawn.isEmpty()) {
                Recipe whole = RecipeFile.read(file, replaced);
                drawn = new SmokeData(whole, Files.createTempDirectory("smoke")).write();
            }
            replaced.putAll(drawn);
        }
        replaced.putAll(more);
        return RecipeFile.read(file, replaced);
    }
}
