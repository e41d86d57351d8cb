package io.inkstream.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngredientsTest {

    @Test
    void facesOfAnotherScriptAreLeftOut() throws Exception {
        Recipe recipe = RecipeFile.read(Path.of("recipes", "latin-print.yaml"), Map.of());

        List<FontFace> faces = Ingredients.fonts(recipe).faces();

        assumeFalse(faces.isEmpty(), "no font of trainer/fonts.txt is installed");
        assertThat(faces).allMatch(face -> face.canDisplay("a"));
    }

    @Test
    void facesOfTheRecipesScriptAreFound() throws Exception {
        Recipe recipe = RecipeFile.read(Path.of("recipes", "meetei-mayek.yaml"), Map.of());

        List<FontFace> faces = Ingredients.fonts(recipe).faces();

        assumeFalse(faces.isEmpty(), "Noto Sans MeeteiMayek is not installed");
        assertThat(faces).allMatch(face -> face.canDisplay("ꯀ"));
    }
}
