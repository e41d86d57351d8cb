package io.inkstream.trainer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.recognition.decoding.BeamSettings;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.language.LanguageFile;
import io.inkstream.recognition.language.LanguageInfo;
import io.inkstream.recognition.language.LanguageModel;
import io.inkstream.recognition.language.LanguageModelBuilder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LmCommandTest {
    @TempDir private Path folder;

    @Test
    void textsBecomeALanguageModelThatSaysWhatItIs() throws Exception {
        // given
        Files.writeString(folder.resolve("a.txt"), "the cat sat on the mat. ".repeat(9));
        Path model = folder.resolve("cats/model.lm");

        // when
        int end = lm("build", "--order", "3", folder.toString(), "-o", model.toString());

        // then
        LanguageFile read = LanguageFile.read(model);
        assertThat(end).isZero();
        assertThat(read.model().info().name()).isEqualTo("cats");
        assertThat(read.model().info().order()).isEqualTo(3);
        assertThat(read.model().score("the cat")).isGreaterThan(read.model().score("tha cet"));
    }

    @Test
    void theLinesOfARecipeCountWithoutThoseThatItMeasuresWith() throws Exception {
        // given two writers, one of whom is held out
        line("a", 200, "learnt");
        line("b", 220, "hidden");
        Path recipe =
                Files.writeString(
                        folder.resolve("recipe.yaml"),
                        """
                        name: letters
                        version: 1.0.0
                        licence: Apache-2.0
                        data: %s
                        alphabet: [" abcdefghijklmnopqrstuvwxyz"]
                        network: {height: 32, layers: "c3x3,8,s2x2 H L8"}
                        lines: {share: 1, sets: [set], heldOut: [b]}
                        training: {steps: 1}
                        """
                                .formatted(folder));
        Files.writeString(folder.resolve("text.txt"), "x");
        Path words = folder.resolve("words.txt");

        // when
        int end =
                lm(
                        "build",
                        "--words",
                        "--min-count",
                        "3",
                        "--recipe",
                        recipe.toString(),
                        "--times",
                        "3",
                        folder.resolve("text.txt").toString(),
                        "-o",
                        words.toString());

        // then
        assertThat(end).isZero();
        assertThat(Files.readAllLines(words)).containsExactly("learnt");
    }

    private void line(String writer, int width, String text) throws IOException {
        Path lines = Files.createDirectories(folder.resolve("set").resolve(writer));
        BufferedImage image = new BufferedImage(width, 32, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(image, "png", lines.resolve("line.png").toFile());
        Files.writeString(lines.resolve("line.gt.txt"), text);
    }

    @Test
    void textsBecomeAWordList() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "the cat sat on the cat");
        Path words = folder.resolve("words.txt");

        lm("build", "--words", "--min-count", "2", folder + "/a.txt", "-o", words.toString());

        assertThat(Files.readAllLines(words)).containsExactly("cat", "the");
    }

    @Test
    void whatCannotBeBuiltIsRefused() {
        String model = folder.resolve("x.lm").toString();

        assertThat(lm("build", folder.toString(), "-o", model)).isNotZero();
        assertThat(lm("build", folder + "/none.txt", "-o", model)).isNotZero();
        assertThat(folder.resolve("x.lm")).doesNotExist();
    }

    @Test
    void theSearchFindsThatLanguageHelps() throws Exception {
        // given a picture that slightly prefers what nobody writes
        LanguageModel model =
                new LanguageModelBuilder(1)
                        .add("ab ".repeat(50))
                        .build(new LanguageInfo("ab", "1", 3, 1, "", ""));
        float[] values = {
            log(0.01), log(0.97), log(0.01), log(0.01),
            log(0.97), log(0.01), log(0.01), log(0.01),
            log(0.01), log(0.50), log(0.48), log(0.01)
        };
        WeightSearch search =
                new WeightSearch(
                        List.of("", "a", "b", " "),
                        Optional.of(model),
                        Optional.empty(),
                        List.of(new WeightSearch.Line("ab", new Logits(3, 4, values))));

        // when
        WeightSearch.Trial best = search.best(BeamSettings.DEFAULT.withWeights(0, 0, 0));

        // then
        assertThat(search.greedy().cer()).isPositive();
        assertThat(best.accuracy().cer()).isZero();
        assertThat(best.settings().languageWeight()).isPositive();
    }

    @Test
    void damagedFilesAreNamed() throws Exception {
        Path damaged = Files.write(folder.resolve("bad.lm"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> LanguageFile.read(damaged)).hasMessageContaining("bad.lm");
    }

    private static float log(double probability) {
        return (float) Math.log(probability);
    }

    private static int lm(String... arguments) {
        return new CommandLine(new LmCommand()).execute(arguments);
    }
}
