package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.trainer.prefix.DrawnWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a CSV of words and a tree of pictures to ranked next characters. */
class TrainPrefixCommandTest {

    @TempDir private Path folder = Path.of(".");

    @Test
    void aTableOfWordsBecomesAModelThatRanksWhatComesNext() throws IOException {
        Path data = words();

        Said trained =
                said(() ->
                        execute(
                                "train",
                                "prefix",
                                data.toString(),
                                "-o",
                                folder.resolve("run").toString(),
                                "--network",
                                "resnet_tiny",
                                "--epochs",
                                "3",
                                "--batch_size",
                                "16"));

        assertThat(trained.code()).isZero();
        assertThat(trained.errors())
                .contains("2 left out")
                .contains("left out: words.csv, there is no picture 'w-missing'")
                .contains("broken.png");
        assertThat(folder.resolve("run/metrics.jsonl"))
                .content()
                .contains("\"accuracy.words\"", "\"loss.words\"", "\"cer.words\"");
        assertThat(folder.resolve("run/metrics.csv")).isNotEmptyFile();
        assertThat(folder.resolve("run/plots/loss.svg")).content().contains("<svg");
        assertThat(folder.resolve("run/plots/accuracy.svg")).content().contains("<svg");

        String model = folder.resolve("run/model.prefix").toString();
        String picture = data.resolve("a/w0-ab.png").toString();
        Said next =
                said(() ->
                        execute(
                                "predict",
                                model,
                                "--image",
                                picture,
                                "--prefix",
                                "a",
                                "--top",
                                "3",
                                "--json"));
        assertThat(next.code()).isZero();
        assertThat(next.output())
                .contains("\"prefix\":\"a\"", "\"token\":", "\"probability\":")
                .satisfies(line -> assertThat(line.split("\"token\":", -1)).hasSize(4));
        assertThat(said(() -> execute("predict", model, picture)).code()).isZero();
        assertThat(
                        said(() ->
                                        execute(
                                                "train",
                                                "prefix",
                                                data.toString(),
                                                "-o",
                                                folder.resolve("run").toString()))
                                .errors())
                .contains("holds a run already");
    }

    @Test
    void wordsOfOneWriterAloneAreRefused() throws IOException {
        Path data = Files.createDirectories(folder.resolve("one"));
        ImageIO.write(DrawnWords.picture("ab", 1), "png", data.resolve("w.png").toFile());
        Files.writeString(data.resolve("w.csv"), "word_id,transcription\nw,ab\n");

        Said said =
                said(() ->
                        execute(
                                "train",
                                "prefix",
                                data.toString(),
                                "-o",
                                folder.resolve("run").toString()));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.errors()).contains("both need some, of several writers");
    }

    private Path words() throws IOException {
        Path data = folder.resolve("words");
        StringBuilder table = new StringBuilder("word_id,transcription,writer\n");
        for (int writer = 0; writer < 10; writer++) {
            for (String word : List.of("ab", "ba")) {
                String id = "w%d-%s".formatted(writer, word);
                Path tree = Files.createDirectories(data.resolve(writer % 2 == 0 ? "a" : "b"));
                ImageIO.write(
                        DrawnWords.picture(word, writer),
                        "png",
                        tree.resolve(id + ".png").toFile());
                table.append("%s,%s,writer %d%n".formatted(id, word, writer));
            }
        }
        Files.writeString(data.resolve("a/broken.png"), "no picture");
        table.append("broken,ab,writer 1\nw-missing,ab,writer 1\n");
        Files.writeString(data.resolve("words.csv"), table.toString());
        return data;
    }

    private record Said(int code, String output, String errors) {}

    private static int execute(String... arguments) {
        return TrainerMain.commandLine().execute(arguments);
    }

    private static Said said(Supplier<Integer> command) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            int code = command.get();
            return new Said(
                    code,
                    output.toString(StandardCharsets.UTF_8),
                    errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
