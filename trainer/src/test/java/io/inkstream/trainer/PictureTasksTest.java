package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Classes and numbers of pictures go through the same trainer as texts of lines. */
class PictureTasksTest {

    private static final int SIDE = 16;
    private static final int PICTURES = 40;

    @TempDir private Path folder = Path.of(".");
    private final Random random = new Random(5);
    private final StringWriter errors = new StringWriter();

    @Test
    void classesAreLearntFromFolders() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            write(
                    folder.resolve("set/across/%d.png".formatted(i)),
                    2,
                    6 + random.nextInt(4),
                    12,
                    3);
            write(folder.resolve("set/down/%d.png".formatted(i)), 6 + random.nextInt(4), 2, 3, 12);
        }

        int result = train("class", "i16x16 c3x3,6,s2x2 c3x3,6,s2x2 flat softmax");

        assertThat(errors.toString()).isEmpty();
        assertThat(result).isZero();
        assertThat(figure("accuracy.set")).isGreaterThan(0.9);
        assertThat(folder.resolve("run/dataset.lock.json")).isNotEmptyFile();
        assertThat(folder.resolve("run/model/card.md"))
                .content()
                .contains("2 classes", "| accuracy |", "| model.int8.onnx |");
        assertThat(folder.resolve("run/report/report.html")).content().contains("accuracy.set");
        ModelDescription description = description();
        assertThat(description.kind()).isEqualTo(ModelKind.CLASS);
        assertThat(description.temperature()).isNotEqualTo(1);
        assertThat(description.metrics().get("accuracy.set")).isGreaterThan(0.9);
        String picture = folder.resolve("set/down/0.png").toString();
        assertThat(said("predict", model(), picture)).startsWith(picture + "\tdown\t0.");
        assertThat(said("model", "publish", folder + "/run", "--store", folder + "/store"))
                .contains("pictures@0.1.0 is registered");
    }

    /** Equal pictures are used once, a quarter of each class is kept out, colours stay. */
    @Test
    void coloursAreSeenAndNoPictureIsOnBothSides() throws IOException {
        for (int i = 0; i < 10; i++) {
            write(folder.resolve("set/red/%d.png".formatted(i)), new Color(200, i, 40));
            write(folder.resolve("set/green/%d.png".formatted(i)), new Color(40, 200, i));
        }
        write(folder.resolve("set/green/again.png"), new Color(40, 200, 0));
        Files.writeString(folder.resolve("set/green/notes.md"), "no picture");

        int result = train("class", "i16x16,rgb c3x3,6,s2x2 c3x3,6,s2x2 flat softmax", "steps=60");

        assertThat(result).isZero();
        DatasetLock.LockedSet locked =
                DatasetLock.read(folder.resolve("run/dataset.lock.json")).sets().getFirst();
        assertThat(locked.training()).isEqualTo(14);
        assertThat(locked.heldOut())
                .hasSize(6)
                .areExactly(3, new Condition<>(name -> name.contains("red"), "red"));
        assertThat(figure("accuracy.set")).isEqualTo(1);
        Path mixed = folder.resolve("other.png");
        write(mixed, new Color(180, 90, 60));
        assertThat(said("predict", model(), mixed.toString(), "--top", "2", "--json"))
                .contains("\"class\":\"red\"", "\"name\":\"green\"");
    }

    @Test
    void numbersAreLearntFromTextFiles() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            int left = random.nextInt(SIDE - 4);
            write(folder.resolve("set/%d.png".formatted(i)), left, 4, 4, 8);
            Files.writeString(
                    folder.resolve("set/%d.gt.txt".formatted(i)),
                    String.format(Locale.ROOT, "%.3f", left / (double) SIDE));
        }

        int result = train("regression", "i16x16 c3x3,6,s2x2 c3x3,6,s2x2 flat regression");

        assertThat(errors.toString()).isEmpty();
        assertThat(result).isZero();
        assertThat(figure("mse.set")).isLessThan(0.02);
        assertThat(description().kind()).isEqualTo(ModelKind.REGRESSION);
        assertThat(folder.resolve("run/report/report.html")).content().contains("R²");
        JsonNode measured =
                EvaluateCommandTest.evaluateModel(model(), folder.resolve("set").toString());
        assertThat(measured.get("pictures").asInt()).isEqualTo(PICTURES);
        assertThat(measured.get("mse").asDouble()).isLessThan(0.02);
        assertThat(measured.get("mae").asDouble())
                .isLessThan(Math.sqrt(measured.get("mse").asDouble()) + 1e-9);
        assertThat(measured.get("r2").asDouble()).isBetween(0.5, 1.0);
        assertThat(measured.get("r2_ci")).hasSize(2);
        String picture = folder.resolve("set/0.png").toString();
        assertThat(Double.parseDouble(said("predict", model(), picture).strip().split("\t", -1)[1]))
                .isBetween(-0.5, 1.5);
    }

    @Test
    void aHeadThatDoesNotFitTheTaskIsNamed() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            write(folder.resolve("set/across/%d.png".formatted(i)), 2, 6, 12, 3);
            write(folder.resolve("set/down/%d.png".formatted(i)), 6, 2, 3, 12);
        }

        assertThat(train("class", "i16x16 c3x3,6,s2x2 flat regression")).isEqualTo(1);

        assertThat(errors.toString()).contains("task class needs").contains("softmax");
    }

    private String model() {
        return folder.resolve("run/model/model.onnx").toString();
    }

    private ModelDescription description() throws IOException {
        try {
            return ModelFile.read(Path.of(model())).description();
        } catch (InvalidModelException e) {
            throw new AssertionError(e);
        }
    }

    /** What a command that succeeds prints. */
    private static String said(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(TrainerMain.commandLine().execute(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private int train(String task, String layers, String... changes) throws IOException {
        Path recipe =
                Files.writeString(
                        folder.resolve("pictures.yaml"),
                        """
                        name: pictures
                        task: %s
                        data: %s
                        network: {height: 16, layers: "%s"}
                        lines: {share: 1, sets: [set], heldOutShare: 0.25}
                        training: {steps: 150, epochLines: 1200, precision: fp32, average: 0.9, batchPixels: 4096}
                        optimiser: {learningRate: 0.01}
                        schedule: {warmUp: 10}
                        """
                                .formatted(task, folder, layers));
        CommandLine command = TrainerMain.commandLine();
        command.setErr(new PrintWriter(errors, true));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "train",
                                recipe.toString(),
                                "--run",
                                folder.resolve("run").toString()));
        for (String change : changes) {
            arguments.addAll(List.of("--set", "training." + change));
        }
        return command.execute(arguments.toArray(String[]::new));
    }

    private double figure(String name) throws IOException {
        String last = Files.readAllLines(folder.resolve("run/metrics.jsonl")).getLast();
        return Double.parseDouble(last.replaceAll(".*\"%s\":([0-9.]+).*".formatted(name), "$1"));
    }

    /** All of one colour. */
    private static void write(Path file, Color colour) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage picture = new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(colour);
        canvas.fillRect(0, 0, 30, 30);
        canvas.dispose();
        ImageIO.write(picture, "png", file.toFile());
    }

    /** A dark box on light paper. */
    private static void write(Path file, int x, int y, int width, int height) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, SIDE, SIDE);
        canvas.setColor(Color.BLACK);
        canvas.fillRect(x, y, width, height);
        canvas.dispose();
        ImageIO.write(picture, "png", file.toFile());
    }
}
