package io.inkstream.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Test
    void scriptFacesAreMeasuredApart() throws Exception {
        Recipe recipe =
                RecipeFile.read(
                        Path.of("recipes", "latin-print.yaml"),
                        Map.of(
                                "data", "../../shared/data",
                                "lines.share", "0",
                                "validation.lines", "8"));
        assumeTrue(Files.isDirectory(recipe.dataFolder()), "no ../shared/data");
        Set<String> script =
                Ingredients.fonts(recipe)
                        .only(recipe.fonts().heldOut())
                        .where(face -> face.style() == FontStyle.SCRIPT)
                        .families();
        assumeFalse(script.isEmpty(), "no held-out script face is installed");

        Map<String, List<TextLine>> measured = new Ingredients(recipe).measuredLines();

        assertThat(measured).containsOnlyKeys("clean", "rough", "symbols", "script");
        assertThat(measured.remove("script"))
                .extracting(TextLine::source)
                .allMatch(script::contains);
        assertThat(measured.values())
                .allSatisfy(lines ->
                        assertThat(lines)
                                .extracting(TextLine::source)
                                .doesNotContainAnyElementsOf(script));
    }
}
