package io.inkstream.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.inkstream.trainer.dataset.splitting.DatasetLock.LockedSet;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of an alphabet's characters, drawn in the faces of a recipe. */
class DrawnCharactersTest {

    private static final PictureForm FORM = new PictureForm(30, 30, 3);

    @TempDir private Path folder = Path.of(".");

    @BeforeEach
    void writeRealPictures() throws IOException {
        Random random = new Random(1);
        for (String name : List.of("A", "B", "C")) {
            Path of = Files.createDirectories(folder.resolve("set").resolve(name));
            for (int i = 0; i < 4; i++) {
                BufferedImage picture = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
                picture.setRGB(random.nextInt(9), i, 0xFFFFFF);
                ImageIO.write(picture, "png", of.resolve(i + ".png").toFile());
            }
        }
    }

    @Test
    void everyCharacterIsDrawnInEveryFaceAndWholeFacesAreHeldOut()
            throws IOException, RecipeException {
        Recipe recipe = recipe();
        int faces = Ingredients.fonts(recipe).faces().size();
        assumeThat(faces).isGreaterThan(1);

        LabelledPictures pictures = new LabelledPictures(recipe, FORM);

        LockedSet drawn = pictures.lock().sets().getLast();
        assertThat(drawn.name()).isEqualTo("drawn");
        assertThat(drawn.samples()).isEqualTo(2 * 5 * faces);
        assertThat(drawn.files()).hasSize(faces);
        List<TextLine> held = pictures.allMeasured().getOrDefault("drawn", List.of());
        Set<String> heldFaces = held.stream().map(TextLine::source).collect(Collectors.toSet());
        assertThat(heldFaces).isNotEmpty().hasSizeLessThan(faces);
        assertThat(held).hasSize(2 * 5 * heldFaces.size());
        assertThat(held.stream().map(TextLine::text)).containsOnly("A", "B");
    }

    @Test
    void picturesOfOtherClassesThanTheAlphabetsAreLeftOutAndTold()
            throws IOException, RecipeException {
        LabelledPictures pictures = new LabelledPictures(recipe(), FORM);

        assertThat(pictures.truths()).containsExactly("A", "B");
        assertThat(pictures.notes())
                .anyMatch(note -> note.contains("4 of classes that are not in the alphabet"));
    }

    @Test
    void realAndDrawnPicturesComeInTheirShares() throws IOException, RecipeException {
        Recipe recipe = recipe();
        assumeThat(Ingredients.fonts(recipe).faces()).hasSizeGreaterThan(1);
        LabelledPictures pictures = new LabelledPictures(recipe, FORM);
        Random random = new Random(3);
        long real =
                IntStream.range(0, 400)
                        .mapToObj(_ -> pictures.next(random, 1, 1).source())
                        .filter(source -> source.matches("[AB]/.*"))
                        .count();

        assertThat(real).isBetween(150L, 250L);
    }

    @Test
    void theSameSeedDrawsTheSamePixelsAndNoTwoAreEqual() throws IOException, RecipeException {
        Recipe recipe = recipe();
        List<LabelledPicture> once = draw(recipe, 7);
        List<LabelledPicture> again = draw(recipe, 7);

        assertThat(once.stream().map(LabelledPicture::digest))
                .containsExactlyElementsOf(again.stream().map(LabelledPicture::digest).toList())
                .doesNotHaveDuplicates();
        assertThat(new HashSet<>(draw(recipe, 8).stream().map(LabelledPicture::digest).toList()))
                .doesNotContainAnyElementsOf(once.stream().map(LabelledPicture::digest).toList());
        assertThat(once).allSatisfy(DrawnCharactersTest::assertColoured);
    }

    private static void assertColoured(LabelledPicture picture) {
        byte[] red = picture.planes().get(0).pixels();
        byte[] blue = picture.planes().get(2).pixels();
        assertThat(Arrays.equals(red, blue)).isFalse();
    }

    private static List<LabelledPicture> draw(Recipe recipe, long seed) throws IOException {
        return DrawnCharacters.draw(
                Ingredients.fonts(recipe), List.of("A", "B"), 5, FORM.channels(), seed);
    }

    private Recipe recipe() throws IOException, RecipeException {
        Path file =
                Files.writeString(
                        folder.resolve("drawn.yaml"),
                        """
                        name: drawn
                        task: class
                        data: '%s'
                        alphabet: [AB]
                        network: {preset: characters-hybrid}
                        lines: {share: 0.5, sets: [set], heldOutShare: 0.3}
                        fonts:
                          families: {sans: [DejaVu Sans], serif: [DejaVu Serif]}
                          pictures: 5
                        training: {steps: 1}
                        """
                                .formatted(folder));
        return RecipeFile.read(file, Map.of());
    }
}
