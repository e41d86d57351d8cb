package io.inkstream.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.trainer.network.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeFileTest {

    private static final Path SMOKE = Path.of("recipes/smoke.yaml");
    private static final String MINIMAL =
            """
            name: tiny
            training:
              steps: 5
            """;

    @TempDir private Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(strings = {"recipes/smoke.yaml", "recipes/latin-print.yaml"})
    void aStoredRecipeReadsBackTheSame(String file) throws IOException, RecipeException {
        Recipe recipe = RecipeFile.read(Path.of(file), Map.of());
        Path stored = Files.writeString(folder.resolve("recipe.yaml"), RecipeFile.write(recipe));

        assertThat(RecipeFile.read(stored, Map.of())).isEqualTo(recipe);
    }

    @Test
    void whatIsLeftOutHasADefault() throws RecipeException {
        Recipe recipe = parse(MINIMAL, Map.of());

        assertThat(recipe.optimiser().kind()).isEqualTo(OptimiserSettings.Kind.ADAMW);
        assertThat(recipe.optimiser().learningRate()).isEqualTo(0.002);
        assertThat(recipe.fonts().shares()).containsEntry(FontStyle.SANS, 0.3);
        assertThat(recipe.training().minutes()).isZero();
        assertThat(recipe.alphabet()).isEmpty();
    }

    @Test
    void aPresetStandsForItsTokensAndHeight() throws RecipeException {
        assertThat(parse(MINIMAL, Map.of()).network().layers())
                .isEqualTo(Preset.CRNN_SMALL.spec().tokens());
        Recipe.Network fast = parse(MINIMAL, Map.of("network.preset", "crnn-fast")).network();
        assertThat(fast.layers()).isEqualTo(Preset.CRNN_FAST.spec().tokens());
        assertThat(fast.height()).isEqualTo(32);
    }

    @Test
    void aNetworkThatCannotBeIsRefusedWithItsToken() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse(MINIMAL, Map.of("network.layers", "c3x3,8 L9")))
                .withMessageContaining("token 2 'L9' needs a sequence");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse(MINIMAL, Map.of("network.preset", "crnn-larg")))
                .withMessageContaining("did you mean 'crnn-large'?");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeFile.read(SMOKE, Map.of("network.preset", "conv")))
                .withMessageContaining("give one of them");
    }

    @Test
    void flagsReplaceAndAddValues() throws IOException, RecipeException {
        Recipe recipe =
                RecipeFile.read(
                        SMOKE,
                        Map.of(
                                "training.steps", "5",
                                "fonts.heldOut", "[DejaVu Sans]",
                                "schedule.kind", "one-cycle",
                                "stopping.patience", "3"));

        assertThat(recipe.training().steps()).isEqualTo(5);
        assertThat(recipe.fonts().heldOut()).containsExactly("DejaVu Sans");
        assertThat(recipe.schedule().kind()).isEqualTo(ScheduleSettings.Kind.ONE_CYCLE);
        assertThat(recipe.stopping().patience()).isEqualTo(3);
    }

    @Test
    void anUnknownKeyIsRefusedWithItsLineAndTheNearestKey() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse(MINIMAL + "  clipp: 1\n", Map.of()))
                .withMessage(
                        "tiny.yaml:4: unknown key 'training.clipp', did you mean 'training.clip'?");
    }

    @Test
    void aKeyInTheWrongSectionIsSentToTheRightOne() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse(MINIMAL + "  momentum: 1\n", Map.of()))
                .withMessageEndingWith("did you mean 'optimiser.momentum'?");
    }

    @Test
    void anUnknownSectionOfAFlagIsNamed() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse(MINIMAL, Map.of("trainig.steps", "1")))
                .withMessageContaining("unknown key 'trainig', did you mean 'training'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.average | 1.5 | must be in [0, 1), was '1.5'",
                "training.steps | many | must be a whole number, was 'many'",
                "training.steps | [1] | must be one value, was a list",
                "training.precision | fp16 | must be one of fp32, bf16, auto, was 'fp16'",
                "fonts.heldOut | Arial | must be a list such as [a, b], was 'Arial'",
                "optimiser.learningRate | .nan | must be a number, was '.nan'",
                "optimiser | 3 | must be a mapping of keys to values, was '3'",
            })
    void aWrongValueIsNamedWithItsKeyAndWhatIsAllowed(String key, String value, String problem) {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse(MINIMAL, Map.of(key, value)))
                .withMessage("--set %s=%s: %s %s".formatted(key, value, key, problem));
    }

    @Test
    void aValueOfTheFileIsNamedWithItsLine() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse(MINIMAL + "seed: x\n", Map.of()))
                .withMessage("tiny.yaml:4: seed must be a whole number, was 'x'");
    }

    @Test
    void whatMustBeGivenIsAskedFor() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse("training: {steps: 1}", Map.of()))
                .withMessageContaining("must give 'name'");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse("name: x", Map.of()))
                .withMessageContaining("training.minutes, training.steps, training.epochs");
    }

    @Test
    void contradictionsNameTheKey() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeFile.read(SMOKE, Map.of("fonts.heldOut", "[Comic Sans]")))
                .withMessageContaining("Comic Sans");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse("name: a\nname: b\n", Map.of()))
                .withMessage("tiny.yaml:2: the key 'name' stands twice");
    }

    @Test
    void brokenYamlAndMissingFilesAreToldApart() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> parse("name: [", Map.of()))
                .withMessageContaining("tiny.yaml")
                .withMessageContaining("line 1");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeFile.read(folder.resolve("none.yaml"), Map.of()))
                .withMessageContaining("there is no recipe");
    }

    @Test
    void recipesOfOlderRunsStillRun() throws RecipeException {
        Recipe recipe =
                parse(
                        MINIMAL
                                + "  learningRate: 0.5\n  weightDecay: 0.25\n  warmUp: 7\n"
                                + "validation: {lines: 3, everySteps: 9}\n",
                        Map.of());

        assertThat(recipe.optimiser().learningRate()).isEqualTo(0.5);
        assertThat(recipe.optimiser().weightDecay()).isEqualTo(0.25);
        assertThat(recipe.schedule().warmUp()).isEqualTo(7);
        assertThat(recipe.validation().lines()).isEqualTo(3);
    }

    @Test
    void theShippedModelsRecipeStillRuns() throws IOException, RecipeException {
        Recipe recipe = RecipeFile.read(Path.of("../models/latin-print/recipe.yaml"), Map.of());

        assertThat(recipe.characters()).isNotEmpty();
        assertThat(List.of("latin-print")).contains(recipe.name());
    }

    private static Recipe parse(String text, Map<String, String> overrides) throws RecipeException {
        return RecipeFile.parse("tiny.yaml", text, overrides);
    }
}
