package io.inkstream.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        Lines lines = recipe().lines();
        Map<String, Long> heldOut = new TreeMap<>();
        for (String set : lines.sets()) {
            Optional<Pattern> group =
                    Optional.ofNullable(lines.groups().get(set)).map(Pattern::compile);
            heldOut.put(
                    set,
                    Files.readAllLines(DATA.resolve(set).resolve("lines.tsv")).stream()
                            .map(row -> row.split("\t", -1))
                            .map(row -> group.map(g -> found(g, row[0])).orElse(row[1]))
                            .filter(lines.heldOut()::contains)
                            .distinct()
                            .count());
        }

        assertThat(heldOut)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "banq-copiste-fr", 21L,
                                "cremma-mss-19-fr", 3L,
                                "poilus-wills-fr", 6L,
                                "peraire-fr", 4L,
                                "stanford-memorial-letters-en", 5L,
                                "ehri-typescript-en", 2L,
                                "fondue-print-en", 1L));
    }

    private static String found(Pattern group, String name) {
        Matcher matcher = group.matcher(name);
        assertThat(matcher.find()).as("%s in %s", group, name).isTrue();
        return matcher.group(1);
    }
}
