package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.trainer.network.Preset;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The recipe of {@code imageN.png} and {@code imageN.txt}. */
class SimpleCrnnTest {

    @Test
    void theNetworkIsTheOrigins() throws IOException, RecipeException {
        Recipe recipe = RecipeFile.read(Path.of("recipes/simple-crnn.yaml"), Map.of());

        assertThat(recipe.network().height()).isEqualTo(64);
        assertThat(recipe.network().layers()).isEqualTo(Preset.SIMPLE_CRNN.spec().tokens());
        assertThat(recipe.network().layers().split(" "))
                .filteredOn(token -> token.startsWith("c3x3"))
                .hasSize(3);
        assertThat(recipe.network().layers()).endsWith(" H L128");
        assertThat(recipe.training().batch()).isEqualTo(32);
        assertThat(recipe.training().epochs()).isEqualTo(50);
    }
}
