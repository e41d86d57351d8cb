package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as people use it, on the recipe that takes seconds. */
class TrainCommandTest {

    private static final Path RECIPE = Path.of("recipes/smoke.yaml");
    private static final String[] SHORT = {"--set", "training.steps=6", "--no-release"};

    @TempDir private Path folder = Path.of(".");
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void fontsAreThere() throws IOException, RecipeException {
        assumeTrue(
                Ingredients.fonts(RecipeFile.read(RECIPE, Map.of())).families().size() == 4,
                "fonts-dejavu and fonts-liberation are not installed");
    }

    @Test
    void aRunLeavesAWholeFolderAndItsRecipeRunsAlone() throws IOException {
        Path run = folder.resolve("run");
        Path again = folder.resolve("again");

        assertThat(train(RECIPE.toString(), "--run", run.toString())).isZero();
        assertThat(train(run.resolve("recipe.yaml").toString(), "--run", again.toString()))
                .isZero();

        assertThat(run.resolve("samples/epoch-0001/clean.png")).isNotEmptyFile();
        assertThat(run.resolve("samples/epoch-0001/clean.tsv")).isNotEmptyFile();
        assertThat(run.resolve("plots/cer.svg")).isNotEmptyFile();
        assertThat(run.resolve("best.net")).isNotEmptyFile();
        assertThat(Files.readString(run.resolve("README.md")))
                .startsWith("---\nlicense: apache-2.0\n")
                .contains("- type: cer");
        assertThat(names(run)).anyMatch(name -> name.startsWith("events.out.tfevents."));
        assertThat(run.resolve("metrics.csv")).content().startsWith("epoch,step,lines,loss");
        assertThat(run.resolve("metrics.jsonl"))
                .hasSameTextualContentAs(again.resolve("metrics.jsonl"));
    }

    @Test
    void aFolderWithARunIsNotOverwritten() {
        Path run = folder.resolve("run");
        assertThat(train(with(SHORT, RECIPE.toString(), "--run", run.toString()))).isZero();
        assertThat(run.resolve("model")).doesNotExist();

        assertThat(train(RECIPE.toString(), "--run", run.toString())).isEqualTo(1);

        assertThat(errors.toString()).contains("--resume " + run);
    }

    @Test
    void trainingGoesOnFromARunWithMoreCharactersAndFrozenLayers() throws IOException {
        Path run = folder.resolve("run");
        Path wider = folder.resolve("wider");
        assertThat(train(with(SHORT, RECIPE.toString(), "--run", run.toString()))).isZero();
        String[] load = {
            RECIPE.toString(),
            "--run",
            wider.toString(),
            "--load",
            run.toString(),
            "--freeze",
            "1",
            "--set",
            "alphabet=[\"0123456789%\"]"
        };

        assertThat(train(with(SHORT, load))).isEqualTo(1);
        assertThat(errors.toString()).contains("new '%'").contains("--charset union");
        assertThat(train(with(SHORT, with(load, "--charset", "union")))).isZero();

        assertThat(Files.readString(wider.resolve("recipe.yaml")))
                .contains("%")
                .contains("freeze: 1");
    }

    @Test
    void trainingGoesOnFromAModelFile() {
        Path run = folder.resolve("run");
        Path model = folder.resolve("model");
        assertThat(train(with(SHORT, RECIPE.toString(), "--run", run.toString()))).isZero();
        assertThat(execute("export", run.toString(), "-o", model.toString())).isZero();

        int result =
                train(
                        with(
                                SHORT,
                                RECIPE.toString(),
                                "--run",
                                folder.resolve("further").toString(),
                                "--load",
                                model.resolve("model.onnx").toString()));

        assertThat(result).isZero();
    }

    /** The sets' characters are the alphabet; labels that do not fit are named and not learnt. */
    @Test
    void linesWithoutFontsAndAlphabetAreLearntFrom() throws IOException {
        Path set = Files.createDirectories(folder.resolve("set"));
        for (int i = 0; i < 8; i++) {
            drawLine(set, "line" + i, i % 2 == 0 ? "abé" : "ba ç");
        }
        drawLine(set, "long", "abababababababababababababababababababababababab");
        Path recipe =
                Files.writeString(
                        folder.resolve("own.yaml"),
                        """
                        name: own
                        data: %s
                        network: {height: 32, layers: "c3x3,8,s2x2 m2x2 H L8"}
                        lines: {share: 1, sets: [set], heldOutShare: 0.3}
                        training: {steps: 4, precision: fp32}
                        """
                                .formatted(folder));
        Path run = folder.resolve("own");
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(train(recipe.toString(), "--run", run.toString())).isZero();
        } finally {
            System.setErr(before);
        }

        assertThat(Files.readString(run.resolve("recipe.yaml"))).contains("' abçé'");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("label-too-long", "set/long", "48 characters need 48 steps");
        assertThat(run.resolve("model/card.md")).content().contains("5 characters");
    }

    private static void drawLine(Path set, String name, String text) throws IOException {
        BufferedImage line = new BufferedImage(100, 32, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = line.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 100, 32);
        canvas.setColor(Color.BLACK);
        canvas.drawString(name + text, 4, 22);
        canvas.dispose();
        ImageIO.write(line, "png", set.resolve(name + ".png").toFile());
        Files.writeString(set.resolve(name + ".txt"), text);
    }

    @Test
    void wrongUseIsExplained() {
        assertThat(train()).isEqualTo(2);
        assertThat(train(RECIPE.toString(), "--load", "nowhere")).isEqualTo(1);
        assertThat(train("--resume", folder.toString())).isEqualTo(1);
        assertThat(train(RECIPE.toString(), "--set", "device=cuda,")).isEqualTo(1);

        assertThat(errors.toString())
                .contains("give a RECIPE")
                .contains("--load nowhere")
                .contains("is no run")
                .contains("one of auto, cpu, cuda")
                .doesNotContain("Exception");
    }

    @Test
    @Timeout(300)
    void aSignalEndsAfterTheStepAndAKillLosesNothingThatWasKept()
            throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Process killed =
                start(
                        "train",
                        RECIPE.toString(),
                        "--run",
                        run.toString(),
                        "--json",
                        "--set",
                        "training.steps=100000",
                        "--set",
                        "training.epochLines=30");
        awaitEpochs(killed, run, 3);
        killed.destroyForcibly().waitFor();

        Process signalled = start("train", "--resume", run.toString(), "--json");
        awaitEpochs(signalled, run, 6);
        signalled.destroy();
        assertThat(signalled.waitFor(120, TimeUnit.SECONDS)).isTrue();

        String events = Files.readString(folder.resolve("log"));
        assertThat(events).contains("\"event\":\"ended\",\"reason\":\"stopped\"");
        String last = events.lines().toList().getLast();
        long step = Long.parseLong(last.replaceAll(".*\"step\":(\\d+).*", "$1"));
        assertThat(names(run.resolve("checkpoints"))).contains("step-" + step);
        assertThat(train("--resume", run.toString(), "--set", "training.steps=" + (step + 2)))
                .isZero();
        List<String> epochs =
                Files.readAllLines(run.resolve("metrics.jsonl")).stream()
                        .map(row -> row.replaceAll(".*\"epoch\":(\\d+).*", "$1"))
                        .toList();
        assertThat(epochs).doesNotHaveDuplicates();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TrainerMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static void awaitEpochs(Process process, Path run, int epochs)
            throws IOException, InterruptedException {
        Path metrics = run.resolve("metrics.jsonl");
        while (!Files.exists(metrics) || Files.readAllLines(metrics).size() < epochs) {
            assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private int train(String... arguments) {
        return execute(with(new String[] {"train"}, arguments));
    }

    private int execute(String... arguments) {
        CommandLine command = TrainerMain.commandLine();
        command.setErr(new PrintWriter(errors, true));
        return command.execute(arguments);
    }

    private static String[] with(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }
}
