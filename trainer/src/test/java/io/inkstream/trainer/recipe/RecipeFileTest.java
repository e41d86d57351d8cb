package io.inkstream.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeFileTest {

    private static final Path SMOKE = Path.of("recipes/smoke.yaml");

    @TempDir private Path folder = Path.of(".");

    @Test
    void aStoredRecipeReadsBackTheSame() throws IOException, RecipeException {
        Recipe recipe = RecipeFile.read(SMOKE, Map.of());
        Path stored = Files.writeString(folder.resolve("recipe.yaml"), RecipeFile.write(recipe));

        assertThat(RecipeFile.read(stored, Map.of())).isEqualTo(recipe);
    }

    @Test
    void flagsReplaceValues() throws IOException, RecipeException {
        Recipe recipe =
                RecipeFile.read(
                        SMOKE, Map.of("training.steps", "5", "fonts.heldOut", "[DejaVu Sans]"));

        assertThat(recipe.training().steps()).isEqualTo(5);
        assertThat(recipe.fonts().heldOut()).containsExactly("DejaVu Sans");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestOne() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeFile.read(SMOKE, Map.of("training.lerningRate", "1")))
                .withMessageContaining("training.lerningRate")
                .withMessageContaining("learningRate");
    }

    @Test
    void aMissingSectionIsNamed() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeFile.read(SMOKE, Map.of("trainig.steps", "1")))
                .withMessageContaining("trainig");
    }

    @Test
    void contradictionsNameTheKey() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeFile.read(SMOKE, Map.of("training.average", "1.5")))
                .withMessageContaining("training.average");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeFile.read(SMOKE, Map.of("fonts.heldOut", "[Comic Sans]")))
                .withMessageContaining("Comic Sans");
    }
}
