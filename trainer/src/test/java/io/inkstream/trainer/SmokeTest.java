package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole path with a network far too small to read. */
class SmokeTest {

    private static final Path RECIPE = Path.of("recipes/smoke.yaml");

    @Test
    void aRecipeBecomesAModelFile(@TempDir Path folder)
            throws IOException, RecipeException, InvalidModelException {
        assumeTrue(
                Ingredients.fonts(RecipeFile.read(RECIPE, Map.of()).fonts()).families().size() == 4,
                "fonts-dejavu and fonts-liberation are not installed");
        Path run = folder.resolve("run");
        Path model = folder.resolve("model");

        assertThat(trainer("train", RECIPE.toString(), "--run", run.toString())).isZero();
        assertThat(trainer("export", run.toString(), "-o", model.toString())).isZero();

        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSizeGreaterThanOrEqualTo(2);
        assertThat(run.resolve("recipe.yaml")).exists();
        assertThat(ModelFile.read(model.resolve("model.onnx")).description().name())
                .isEqualTo("smoke");
        assertThat(model.resolve("card.md")).exists();
        assertThat(model.resolve("eval.json")).exists();
    }

    @Test
    void aSheetOfLinesCanBeLookedAt(@TempDir Path folder) throws IOException, RecipeException {
        assumeTrue(
                !Ingredients.fonts(RecipeFile.read(RECIPE, Map.of()).fonts()).faces().isEmpty(),
                "fonts-dejavu and fonts-liberation are not installed");
        Path sheet = folder.resolve("lines.png");

        assertThat(trainer("data", "render", RECIPE.toString(), "-n", "5", "-o", sheet.toString()))
                .isZero();

        assertThat(sheet).isNotEmptyFile();
    }

    private static int trainer(String... arguments) {
        return new CommandLine(new TrainerMain()).execute(arguments);
    }
}
