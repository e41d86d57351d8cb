package io.inkstream.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.Polygon;
import io.inkstream.contracts.TenantId;
import io.inkstream.trainer.corrections.CorrectionSet;
import io.inkstream.trainer.corrections.OffsetRange;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningRecipeTest {
    private static final BatchId BATCH = BatchId.ofIdempotencyKey(TenantId.DEFAULT, "recipe");
    private static final PinnedModel STABLE = new PinnedModel("latin-print", "1.1.0", "aa");

    @TempDir private Path folder;
    private Path base;

    @BeforeEach
    void aStableVersionWithTwoSetsOfWhichOneIsHere() throws Exception {
        Files.createDirectories(folder.resolve("base-data/here"));
        base = folder.resolve("base.yaml");
        Files.writeString(
                base,
                """
                name: latin-print
                version: 1.1.0
                data: /nowhere
                alphabet: [' abcdefghijklmnopqrstuvwxyz']
                network: {preset: crnn-small}
                text: {corpora: [text/gone]}
                fonts:
                  families: {serif: [A Family That Nobody Has]}
                  heldOut: [A Family That Nobody Has]
                lines:
                  share: 0.4
                  sets: [here, gone]
                  shares: {gone: 0.3, here: 0.5}
                  strengths: {gone: 0.5}
                  groups: {here: '(a+)'}
                  heldOut: [letter 7]
                training: {minutes: 46}
                optimiser: {learningRate: 0.001}
                """);
    }

    @Test
    void correctionsTakeTheirShareAndOldLinesStay() throws Exception {
        Recipe recipe = written(0.5, Map.of());

        assertThat(recipe.lines().sets()).containsExactly("here", FineTuningRecipe.SET);
        // of all lines half are corrected ones; of the others two fifths are real, as before
        double real = recipe.lines().share();
        assertThat(real).isCloseTo(0.5 + 0.5 * 0.4, within(1e-5));
        assertThat(recipe.lines().shares())
                .hasEntrySatisfying(
                        FineTuningRecipe.SET,
                        ofReal -> assertThat(real * ofReal).isCloseTo(0.5, within(1e-5)))
                .hasEntrySatisfying(
                        "here",
                        ofReal ->
                                assertThat(real * ofReal).isCloseTo(0.5 * 0.4 * 0.5, within(1e-5)));
        assertThat(recipe.lines().groups()).containsOnlyKeys("here");
        assertThat(recipe.lines().strengths()).isEmpty();
    }

    @Test
    void whatIsNotOnThisMachineIsLeftOut() throws Exception {
        Recipe recipe = written(0.5, Map.of());

        assertThat(recipe.text().corpora()).containsExactly("corrected-texts");
        assertThat(recipe.fonts().families()).isEmpty();
        assertThat(recipe.fonts().heldOut()).isEmpty();
    }

    @Test
    void someCorrectionsAreOnlyMeasuredWithAndTheirTextsAreNotLearnt() throws Exception {
        CorrectionSet set = corrections();
        List<String> held = List.copyOf(HeldOut.of(set).groups());

        Recipe recipe = written(0.5, Map.of());

        assertThat(held).isNotEmpty().hasSizeLessThan(set.lines().size());
        assertThat(recipe.lines().heldOut()).contains("letter 7").containsAll(held);
        String learnt =
                Files.readString(recipe.dataFolder().resolve("corrected-texts/corrections.txt"));
        for (LineCorrected line : set.lines()) {
            assertThat(learnt.contains(line.after()))
                    .as(line.after())
                    .isEqualTo(!held.contains(set.group(line)));
        }
    }

    @Test
    void newCharactersAreAddedAndWishesWin() throws Exception {
        Recipe recipe = written(0.5, Map.of("training.minutes", "3"));

        assertThat(recipe.characters()).startsWith(" abc").endsWith("zß");
        assertThat(recipe.training().minutes()).isEqualTo(3);
        assertThat(recipe.optimiser().learningRate()).isCloseTo(0.00015, within(1e-6));
        assertThat(recipe.version()).matches("1\\.1\\.0-c[0-9a-f]{8}");
    }

    @Test
    void whatWasLearntOnTopOfWhatWasLearntKeepsOneNumber() {
        PinnedModel learnt = new PinnedModel("latin-print", "1.1.0-c01234567", "bb");

        Turn first = turn(STABLE);
        Turn second = turn(learnt);

        assertThat(second.version()).matches("1\\.1\\.0-c[0-9a-f]{8}");
        assertThat(second.version()).isNotEqualTo(first.version());
        assertThat(second.folder(folder)).isNotEqualTo(first.folder(folder));
    }

    private Recipe written(double share, Map<String, String> wishes) throws Exception {
        Path to = Files.createDirectories(folder.resolve("turn"));
        Files.createDirectories(to.resolve("data").resolve(FineTuningRecipe.SET));
        LearningSettings settings =
                new LearningSettings(
                        "latin-print",
                        1,
                        share,
                        Optional.of(base),
                        Optional.of(folder.resolve("base-data")),
                        wishes,
                        20,
                        folder);
        Path written = new FineTuningRecipe(base, settings).write(to, turn(STABLE));
        return RecipeFile.read(written, Map.of());
    }

    private static Turn turn(PinnedModel stable) {
        return new Turn(corrections(), new OffsetRange("topic", List.of()), stable);
    }

    /** Twelve lines on three pages. */
    private static CorrectionSet corrections() {
        List<LineCorrected> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add(corrected(1 + i % 3, 50 * i, "straße number " + (char) ('a' + i)));
        }
        return CorrectionSet.of(lines);
    }

    private static LineCorrected corrected(int page, int top, String text) {
        PageId id = BATCH.document("a.png").page(page);
        Polygon polygon =
                new Polygon(
                        List.of(
                                new Polygon.Point(0, top),
                                new Polygon.Point(300, top),
                                new Polygon.Point(300, top + 40)));
        return new LineCorrected(
                id.line(polygon),
                TenantId.DEFAULT,
                1,
                "before",
                text,
                "read",
                0.5,
                "0123456789abc-0",
                STABLE,
                new PageImageRef("key", "image/png", "digest of page " + page, 9, 600, 800, 300),
                polygon,
                polygon,
                "ada",
                Instant.EPOCH);
    }
}
