package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
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

    private int train(String task, String layers) throws IOException {
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
        return command.execute(
                "train", recipe.toString(), "--run", folder.resolve("run").toString());
    }

    private double figure(String name) throws IOException {
        String last = Files.readAllLines(folder.resolve("run/metrics.jsonl")).getLast();
        return Double.parseDouble(last.replaceAll(".*\"%s\":([0-9.]+).*".formatted(name), "$1"));
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
