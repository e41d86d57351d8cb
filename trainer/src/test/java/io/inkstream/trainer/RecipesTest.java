package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe of the repository, with drawn pictures in place of its data. */
class RecipesTest {

    private static final Path FOLDER = Path.of("recipes");

    @TempDir private Path folder = Path.of(".");

    static Stream<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".yaml")).toList();
            return found.stream().sorted();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aSmokeRunGoesFromDataToReleasedModel(Path file)
            throws IOException, RecipeException, InvalidModelException {
        Recipe recipe = RecipeFile.read(file, Map.of());

        assertThat(train(file.toString(), "--smoke")).isZero();

        ModelDescription model =
                ModelFile.read(folder.resolve("run/model/model.onnx")).description();
        assertThat(model.name()).isEqualTo(recipe.name());
        assertThat(model.network()).isEqualTo(recipe.network().layers());
        assertThat(folder.resolve("run/report/report.html")).isNotEmptyFile();
    }

    @Test
    void theOtherCellIsASetting() throws IOException, InvalidModelException {
        assertThat(train("recipes/mnist.yaml", "--smoke", "--set", "network.preset=characters-gru"))
                .isZero();
        assertThat(ModelFile.read(folder.resolve("run/model/model.onnx")).description().network())
                .contains("G128,last");
    }

    @Test
    void numbersInPlaceOfClassesAreASetting() {
        String layers = "i28x28 c3x3,8,plain m2x2 H Lf8 Lf6,last F5,relu regression";

        assertThat(
                        train(
                                "recipes/cnn-lstm.yaml",
                                "--smoke",
                                "--set",
                                "task=regression",
                                "--set",
                                "network.preset=''",
                                "--set",
                                "network.layers=" + layers,
                                "--set",
                                "network.height=28"))
                .isZero();

        assertThat(folder.resolve("run/model/card.md"))
                .content()
                .contains("| mean squared error |");
    }

    /** The flags of the origin's scripts. */
    @Test
    void theOriginsFlagsAreUnderstood() throws IOException {
        Path data = folder.resolve("pictures");
        for (String name : new String[] {"left", "right"}) {
            for (int i = 0; i < 6; i++) {
                box(data.resolve(name), i, name.equals("left") ? 2 : 16);
            }
        }
        System.setProperty("inkstream.root", "..");
        try {
            assertThat(train("--data_path", data + "", "--epochs", "1", "--batch_size", "4"))
                    .isZero();
        } finally {
            System.clearProperty("inkstream.root");
        }
        assertThat(
                        TrainerMain.commandLine()
                                .execute(
                                        "evaluate",
                                        "--model_path",
                                        folder.resolve("run/model/model.onnx").toString(),
                                        "--test_data",
                                        data.toString()))
                .isZero();
        assertThat(TrainerMain.commandLine().execute("evaluate", "--test_data", data.toString()))
                .isEqualTo(2);

        assertThat(Files.readString(folder.resolve("run/recipe.yaml")))
                .contains("epochs: 1", "batch: 4", "name: cnn-lstm", "epochLines: 10");
    }

    private int train(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "train";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--run";
        all[all.length - 1] = folder.resolve("run").toString();
        return TrainerMain.commandLine().execute(all);
    }

    private static void box(Path folder, int number, int left) throws IOException {
        Files.createDirectories(folder);
        BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 28, 28);
        canvas.setColor(Color.BLACK);
        canvas.fillRect(left, 2 + number, 10, 12);
        canvas.dispose();
        ImageIO.write(picture, "png", folder.resolve(number + ".png").toFile());
    }
}
