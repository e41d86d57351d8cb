package io.inkstream.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.samples.SampleSet;
import io.inkstream.trainer.training.CharacterClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the shipped recipe, model and samples promise each other. */
class LatinPrintTest {

    private static final Path MODEL = Path.of("../models/latin-print");

    private static Recipe recipe() throws IOException, RecipeException {
        return RecipeFile.read(Path.of("recipes/latin-print.yaml"), Map.of());
    }

    @Test
    void theAlphabetNamesEachCharacterOnce() throws IOException, RecipeException {
        String characters = recipe().characters();

        assertThat(new Alphabet(characters).size())
                .isEqualTo(characters.codePointCount(0, characters.length()))
                .isBetween(190, 220);
        assertThat(characters).contains("ß", "œ", "ñ", "ř", "å", "€", "„", "—", "¿");
    }

    @Test
    void familiesOfEveryStyleAreHeldOut() throws IOException, RecipeException {
        Recipe.Fonts fonts = recipe().fonts();
        Set<FontStyle> styles =
                fonts.heldOut().stream().map(fonts.styles()::get).collect(Collectors.toSet());

        assertThat(fonts.heldOut()).hasSizeGreaterThanOrEqualTo(6).doesNotHaveDuplicates();
        assertThat(styles).containsExactlyInAnyOrder(FontStyle.values());
    }

    @Test
    void noTrainingFaceIsOfAHeldOutFamily() throws IOException, RecipeException {
        Recipe recipe = recipe();
        FontLibrary all = Ingredients.fonts(recipe);
        FontLibrary training = all.without(recipe.fonts().heldOut());
        FontLibrary heldOut = all.only(recipe.fonts().heldOut());

        Set<Path> shared =
                new HashSet<>(training.faces().stream().map(face -> face.file()).toList());
        shared.retainAll(heldOut.faces().stream().map(face -> face.file()).toList());
        assertThat(shared).isEmpty();
        assertThat(training.families()).doesNotContainAnyElementsOf(recipe.fonts().heldOut());
    }

    @Test
    void samplesUseHeldOutFacesOnly() throws IOException, RecipeException {
        Recipe recipe = recipe();
        FontLibrary all = Ingredients.fonts(recipe);
        List<String> used = SampleSet.fontFiles();
        assumeTrue(
                used.stream()
                        .allMatch(file ->
                                all.faces().stream().anyMatch(face -> face.file().endsWith(file))),
                "the fonts of trainer/fonts.txt are not installed");

        assertThat(all.only(recipe.fonts().heldOut()).faces())
                .extracting(face -> face.file().getFileName().toString())
                .containsAll(used);
    }

    @Test
    void theShippedFilesAgreeWithTheRecipe()
            throws IOException, RecipeException, InvalidModelException {
        Recipe recipe = recipe();
        for (String name : List.of("model.onnx", "model.int8.onnx")) {
            Path file = MODEL.resolve(name);
            if (Files.exists(file)) {
                ModelFile model = ModelFile.read(file);
                assertThat(model.description().charset())
                        .isEqualTo(
                                new CharacterClasses(new Alphabet(recipe.characters())).charset());
                assertThat(model.description().height()).isEqualTo(32);
                assertThat(model.description().network()).isEqualTo(recipe.network().layers());
                assertThat(Files.size(file)).isLessThan(4_000_000);
            }
        }
        assertThat(MODEL.resolve("card.md")).exists();
        assertThat(MODEL.resolve("eval.json")).exists();
    }
}
