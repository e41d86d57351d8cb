package io.inkstream.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.RealLines.WeightedSet;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RealLinesTest {

    @Test
    void setsAndLinesAreDrawnByTheirWeights() throws IOException, RecipeException {
        Augmentation augmentation =
                new Augmentation(
                        RecipeFile.read(Path.of("recipes/smoke.yaml"), Map.of()).augmentation());
        RealLines lines =
                new RealLines(
                        List.of(
                                new WeightedSet(List.of(line("a"), line("b")), 0.3, 0),
                                new WeightedSet(List.of(line("c")), 0.7, 0)),
                        line -> line.text().equals("b") ? 0.5 : 1,
                        16,
                        augmentation);
        Map<String, Integer> drawn = new TreeMap<>();
        Random random = new Random(8);

        for (int i = 0; i < 9000; i++) {
            drawn.merge(lines.next(random, 1, 2).text(), 1, Integer::sum);
        }

        assertThat(drawn.get("a")).isBetween(1650, 1950);
        assertThat(drawn.get("b")).isBetween(780, 1020);
        assertThat(drawn.get("c")).isBetween(6100, 6500);
    }

    private static ScannedLine line(String text) {
        return new ScannedLine(text, text, new GrayPicture(new byte[16 * 16], 16, 16), "g");
    }
}
