package io.inkstream.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

/** What the handwriting recipe promises. */
class LatinHandTest {

    private static final Path DATA = Path.of("../../shared/data");

    private static Recipe recipe() throws IOException, RecipeException {
        return RecipeFile.read(
                Path.of("recipes/latin-hand.yaml"),
                Map.of("data", DATA.toString(), "validation.lines", "2"));
    }

    @Test
    void itWritesWhatLatinPrintWrites() throws IOException, RecipeException {
        assertThat(recipe().characters())
                .isEqualTo(
                        RecipeFile.read(Path.of("recipes/latin-print.yaml"), Map.of())
                                .characters());
    }

    @Test
    void theNetworkHasTheSizeThatWasTried() throws IOException, RecipeException {
        Recipe recipe = recipe();
        try (PointerScope _ = new PointerScope()) {
            Network network =
                    new Network(
                            NetworkSpec.parse(recipe.network().layers(), recipe.network().height()),
                            recipe.characters().codePointCount(0, recipe.characters().length())
                                    + 1);

            assertThat(network.weights()).isBetween(1_300_000L, 1_450_000L);
            assertThat(network.spec().stride()).isEqualTo(4);
        }
    }

    @Test
    void everySetHasWritersThatAreOnlyMeasuredWith() throws IOException, RecipeException {
        assumeTrue(Files.isDirectory(DATA), "the data sets are not here");
        Recipe recipe = recipe();
        Ingredients ingredients = new Ingredients(recipe);
        Map<String, List<TextLine>> measured = ingredients.measuredLines();

        assertThat(groups(measured, "banq-copiste-fr")).isEqualTo(21);
        assertThat(groups(measured, "cremma-mss-19-fr")).isEqualTo(3);
        assertThat(groups(measured, "poilus-wills-fr")).isEqualTo(6);
        assertThat(groups(measured, "peraire-fr")).isEqualTo(4);
        assertThat(groups(measured, "stanford-memorial-letters-en")).isEqualTo(5);
        assertThat(groups(measured, "ehri-typescript-en")).isEqualTo(2);
        assertThat(groups(measured, "fondue-print-en")).isEqualTo(1);

        Random random = new Random(1);
        var lines = ingredients.trainingLines();
        assertThat(IntStream.range(0, 500).mapToObj(i -> lines.next(random, 12, 60).source()))
                .doesNotContainAnyElementsOf(recipe.lines().heldOut())
                .doesNotContainAnyElementsOf(recipe.fonts().heldOut());
    }

    private static long groups(Map<String, List<TextLine>> measured, String set) {
        return measured.getOrDefault(set, List.of()).stream()
                .map(TextLine::source)
                .distinct()
                .count();
    }
}
