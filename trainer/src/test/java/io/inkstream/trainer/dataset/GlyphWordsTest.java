package io.inkstream.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.TextSource;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GlyphWordsTest {

    private static final FontFace FACE =
            FontFace.of(
                    "Dialog",
                    FontStyle.SANS,
                    Path.of("none"),
                    new Font(Font.DIALOG, Font.PLAIN, 1));

    @Test
    void textsHaveOnlyCharactersWithPictures() throws IOException, RecipeException {
        GlyphWords words = words(0);
        Random random = new Random(4);

        for (int i = 0; i < 200; i++) {
            TextLine line = words.next(random, 3, 12);
            assertThat(line.text()).matches("[al]+( [al]+)*");
            assertThat(line.height()).isEqualTo(48);
        }
    }

    @Test
    void theSameSeedGivesTheSameLine() throws IOException, RecipeException {
        TextLine one = words(1).next(new Random(9), 5, 9);
        TextLine two = words(1).next(new Random(9), 5, 9);

        assertThat(two.text()).isEqualTo(one.text());
        assertThat(two.pixels()).isEqualTo(one.pixels());
    }

    @Test
    void tallLettersStandTallerOnTheSameBaseline() throws IOException, RecipeException {
        GlyphWords words = words(0);
        Random random = new Random(12);
        double tall = 0;
        double small = 0;
        for (int i = 0; i < 60; i++) {
            TextLine line = words.next(random, 3, 3);
            if (line.text().equals("lll")) {
                tall = Math.max(tall, rowsWithInk(line));
            } else if (line.text().equals("aaa")) {
                small = Math.max(small, rowsWithInk(line));
            }
        }

        assertThat(tall).isPositive();
        assertThat(small).isPositive().isLessThan(0.9 * tall);
    }

    @Test
    void croppingKeepsTheInkAlone() {
        byte[] pixels = new byte[30];
        Arrays.fill(pixels, (byte) 255);
        pixels[6 + 2] = 0;
        pixels[12 + 4] = 10;

        GrayPicture ink = GlyphWords.cropped(new GrayPicture(pixels, 6, 5));

        assertThat(ink.width()).isEqualTo(3);
        assertThat(ink.height()).isEqualTo(2);
        assertThat(ink.pixels()).containsExactly(0, -1, -1, -1, -1, 10);
    }

    private static int rowsWithInk(TextLine line) {
        int rows = 0;
        for (int y = 0; y < line.height(); y++) {
            boolean ink = false;
            for (int x = 0; x < line.width(); x++) {
                ink |= (line.pixels()[y * line.width() + x] & 255) < 100;
            }
            rows += ink ? 1 : 0;
        }
        return rows;
    }

    private static GlyphWords words(double strength) throws IOException, RecipeException {
        return new GlyphWords(
                List.of(glyph("a", 18, 20), glyph("l", 6, 20), glyph("long", 5, 5)),
                FACE,
                TextSource.mixed(new Alphabet("alx "), List.of()),
                48,
                new Augmentation(
                        RecipeFile.read(Path.of("recipes/smoke.yaml"), Map.of()).augmentation()),
                strength);
    }

    private static Sample glyph(String text, int width, int height) {
        byte[] pixels = new byte[28 * 28];
        Arrays.fill(pixels, (byte) 255);
        for (int y = 4; y < 4 + height; y++) {
            Arrays.fill(pixels, y * 28 + 4, y * 28 + 4 + width, (byte) 0);
        }
        return new Sample(text, text, text, () -> new GrayPicture(pixels, 28, 28));
    }
}
