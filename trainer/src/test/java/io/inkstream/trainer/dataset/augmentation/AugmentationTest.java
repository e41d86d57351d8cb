package io.inkstream.trainer.dataset.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.recipe.Augmentations;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {

    private static final GrayPicture LINE = Drawings.strokes(640, 64);

    @Test
    void theSameSeedGivesTheSamePixels() throws IOException, RecipeException {
        Augmentation augmentation = new Augmentation(settings(Map.of()));

        for (int seed = 0; seed < 40; seed++) {
            GrayPicture one = augmentation.apply(LINE, 48, 20, 1, new Random(seed));
            GrayPicture two = augmentation.apply(LINE, 48, 20, 1, new Random(seed));
            assertThat(one.pixels()).isEqualTo(two.pixels());
        }
    }

    @Test
    void aShareOfTheLinesStaysClean() throws IOException, RecipeException {
        Augmentation augmentation = new Augmentation(settings(Map.of("augmentation.clean", "0.2")));
        byte[] clean = LINE.scaledTo(480, 48).pixels();
        Random random = new Random(5);

        int same = 0;
        for (int i = 0; i < 1000; i++) {
            GrayPicture varied = augmentation.apply(LINE, 48, 20, 1, random);
            same += java.util.Arrays.equals(varied.pixels(), clean) ? 1 : 0;
        }

        assertThat(same).isBetween(160, 240);
    }

    @Test
    void withoutStrengthEveryLineStaysClean() throws IOException, RecipeException {
        Augmentation augmentation = new Augmentation(settings(Map.of("augmentation.clean", "0")));

        assertThat(augmentation.apply(LINE, 48, 20, 0, new Random(1)).pixels())
                .isEqualTo(LINE.scaledTo(480, 48).pixels());
    }

    @Test
    void thePictureGivenIsOnlyRead() throws IOException, RecipeException {
        Augmentation augmentation = new Augmentation(settings(Map.of()));
        byte[] before = LINE.pixels().clone();

        for (int seed = 0; seed < 50; seed++) {
            augmentation.apply(LINE, 64, 20, 1, new Random(seed));
        }

        assertThat(LINE.pixels()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "affine",
                "scale",
                "perspective",
                "curve",
                "elastic",
                "padding",
                "strokes",
                "blur",
                "contrast",
                "noise",
                "saltAndPepper",
                "erasing",
                "ruling",
                "neighbours",
                "stains"
            })
    void eachKeySwitchesItsOwnOperator(String key) throws IOException, RecipeException {
        Map<String, String> alone = new HashMap<>();
        alone.put("augmentation.clean", "0");
        for (String other : keys()) {
            alone.put("augmentation." + other + ".probability", other.equals(key) ? "1" : "0");
        }
        Augmentation augmentation = new Augmentation(settings(alone));
        Augmentation none =
                new Augmentation(
                        settings(with(alone, "augmentation." + key + ".probability", "0")));

        boolean changed = false;
        for (int seed = 0; seed < 10; seed++) {
            GrayPicture plain = none.apply(LINE, 48, 20, 1, new Random(seed));
            GrayPicture varied = augmentation.apply(LINE, 48, 20, 1, new Random(seed));
            changed |= !java.util.Arrays.equals(plain.pixels(), varied.pixels());
            assertThat(varied.height()).isEqualTo(48);
        }
        assertThat(changed).isTrue();
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static Iterable<String> keys() {
        return java.util.List.of(
                "affine",
                "scale",
                "perspective",
                "curve",
                "elastic",
                "padding",
                "strokes",
                "blur",
                "contrast",
                "noise",
                "saltAndPepper",
                "erasing",
                "ruling",
                "neighbours",
                "stains");
    }

    private static Augmentations settings(Map<String, String> overrides)
            throws IOException, RecipeException {
        return RecipeFile.read(Path.of("recipes/smoke.yaml"), overrides).augmentation();
    }
}
