package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inkstream.trainer.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkDescriptionTest {

    @Test
    void aRecipeShowsItsLayersShapesAndSums() throws IOException, RecipeException {
        assertThat(NetworkDescription.of(Path.of("recipes/smoke.yaml"), Map.of()))
                .containsPattern("1 +c3x3,8,s2x2 +8 maps of 16 x 300 +88 +0\\.7")
                .containsPattern("ctc +15 outputs +495 ")
                .containsPattern("all +11,359 ");
    }

    @Test
    void aPresetIsShownByName() throws IOException, RecipeException {
        assertThat(NetworkDescription.of(Path.of("crnn-small"), Map.of()))
                .contains("L192")
                .contains("A step per 4 columns");
    }

    @Test
    void whatIsNeitherIsRefused() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> NetworkDescription.of(Path.of("crnn-smal"), Map.of()))
                .withMessage(
                        "there is no recipe crnn-smal, and network preset 'crnn-smal' is unknown: did you mean 'crnn-small'?");
    }
}
