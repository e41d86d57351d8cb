package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.release.WrittenModel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A model that tells bars that lie from bars that stand, measured from the command line. */
class EvaluateClassesTest {

    private static final int SIDE = 16;
    private static final int PICTURES = 40;
    private static final List<String> CLASSES = List.of("across", "down");
    private static final String LAYERS = "i16x16 c3x3,6,s2x2 c3x3,6,s2x2 flat softmax";

    @TempDir private static Path folder = Path.of(".");
    private static final Random RANDOM = new Random(5);

    @BeforeAll
    static void train() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            write("set/across/%d.png".formatted(i), across());
            write("set/down/%d.png".formatted(i), down());
        }
        Path recipe =
                Files.writeString(
                        folder.resolve("bars.yaml"),
                        """
                        name: bars
                        task: class
                        data: %s
                        network: {height: 16, layers: "%s"}
                        lines: {share: 1, sets: [set], heldOutShare: 0.25}
                        training: {steps: 150, epochLines: 1200, precision: fp32, average: 0.9, batchPixels: 4096}
                        optimiser: {learningRate: 0.01}
                        schedule: {warmUp: 10}
                        """
                                .formatted(folder, LAYERS));
        Path run = folder.resolve("run");
        assertThat(
                        TrainerMain.commandLine()
                                .execute("train", recipe.toString(), "--run", run.toString()))
                .isZero();
    }

    @Test
    void foldersPerClassAreMeasured() throws IOException {
        for (int i = 0; i < 4; i++) {
            write("test/across/%d.png".formatted(i), across());
            write("test/down/%d.png".formatted(i), down());
        }
        // lies, but was put among those that stand
        write("test/down/wrong.png", across());
        Path report = folder.resolve("report");

        JsonNode json = evaluate(CLASSES, folder.resolve("test"), "--report", report.toString());

        assertThat(json.get("pictures").asInt()).isEqualTo(9);
        assertThat(json.get("accuracy").asDouble()).isCloseTo(8.0 / 9, within(1e-12));
        // across: precision 4/5, recall 1; down: precision 1, recall 4/5
        assertThat(json.get("macro_f1").asDouble()).isCloseTo(8.0 / 9, within(1e-12));
        assertThat(json.get("accuracy_ci")).hasSize(2);
        assertThat(json.has("cer")).isFalse();
        JsonNode stored = new JsonMapper().readTree(report.resolve("eval.json").toFile());
        assertThat(stored.get("classes")).hasSize(2);
        assertThat(report.resolve("report.html"))
                .content()
                .contains("Surest mistakes", "across", "down");
    }

    @Test
    void picturesOfIdxFilesAreMeasured() throws IOException {
        List<BufferedImage> pictures = List.of(across(), down(), down(), across());
        Path data = Files.createDirectories(folder.resolve("idx"));
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(images);
        for (int number : new int[] {0x803, pictures.size(), SIDE, SIDE}) {
            out.writeInt(number);
        }
        for (BufferedImage picture : pictures) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                out.write(255 - picture.getRaster().getSample(i % SIDE, i / SIDE, 0));
            }
        }
        Files.write(data.resolve("t-images-idx3-ubyte"), images.toByteArray());
        Files.write(
                data.resolve("t-labels-idx1-ubyte"),
                new byte[] {0, 0, 8, 1, 0, 0, 0, 4, 0, 1, 1, 1});

        JsonNode json = evaluate(List.of("0", "1"), data);

        assertThat(json.get("pictures").asInt()).isEqualTo(4);
        assertThat(json.get("accuracy").asDouble()).isEqualTo(0.75);
    }

    @Test
    void theSetsOfARecipeAreMeasured() throws IOException {
        JsonNode json = evaluate(CLASSES, folder.resolve("bars.yaml"));

        assertThat(json.get("pictures").asInt()).isBetween(1, 2 * PICTURES - 1);
        assertThat(json.get("accuracy").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void classesAreNoMatterOfALineModel() {
        StringWriter said = new StringWriter();
        CommandLine command = TrainerMain.commandLine();
        command.setErr(new PrintWriter(said, true));

        int result =
                command.execute(
                        "evaluate", "../models/latin-print", folder.resolve("set").toString());

        assertThat(result).isNotZero();
        assertThat(said.toString()).contains("holds classes").contains("kind class");
    }

    private static JsonNode evaluate(List<String> classes, Path data, String... options)
            throws IOException {
        Path model = folder.resolve("model.onnx");
        WrittenModel.ofRun(folder.resolve("run"), NetworkSpec.parse(LAYERS, SIDE), classes, model);
        String[] arguments = new String[options.length + 1];
        arguments[0] = data.toString();
        System.arraycopy(options, 0, arguments, 1, options.length);
        return EvaluateCommandTest.evaluateModel(model.toString(), arguments);
    }

    private static BufferedImage across() {
        return bar(2, 6 + RANDOM.nextInt(4), 12, 3);
    }

    private static BufferedImage down() {
        return bar(6 + RANDOM.nextInt(4), 2, 3, 12);
    }

    private static BufferedImage bar(int x, int y, int width, int height) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, SIDE, SIDE);
        canvas.setColor(Color.BLACK);
        canvas.fillRect(x, y, width, height);
        canvas.dispose();
        return picture;
    }

    private static void write(String name, BufferedImage picture) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
