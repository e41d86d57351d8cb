package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb on one recipe, with a network far too small to read. */
class SmokeTest {

    private static final String RECIPE = "recipes/smoke.yaml";

    @TempDir private static Path folder = Path.of(".");

    @BeforeAll
    static void train() throws IOException, RecipeException {
        assumeTrue(
                Ingredients.fonts(RecipeFile.read(Path.of(RECIPE), Map.of())).families().size()
                        == 4,
                "fonts-dejavu and fonts-liberation are not installed");
        assertThat(trainer("train", RECIPE, "--run", run())).isZero();
    }

    @Test
    void aRunThatEndedReleasesItself() throws IOException, InvalidModelException {
        Path run = Path.of(run());

        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSizeGreaterThanOrEqualTo(2);
        for (String file : new String[] {"model.onnx", "card.md", "recipe.yaml", "eval.json"}) {
            assertThat(run.resolve("model").resolve(file)).isNotEmptyFile();
        }
        assertThat(ModelFile.read(run.resolve("model/model.onnx")).description().metrics())
                .containsOnlyKeys("cer.clean", "cer.rough", "cer.symbols");
        assertThat(run.resolve("report/report.html"))
                .content()
                .contains("Error rates while training", "Worst lines");
        JsonNode figures = new JsonMapper().readTree(run.resolve("report/eval.json").toFile());
        assertThat(figures.get("lines").asInt()).isEqualTo(36);
        assertThat(figures.get("slices").get("document")).hasSize(3);
    }

    @Test
    void exportWritesWhatTheRunReleased() throws IOException {
        Path model = folder.resolve("exported");

        assertThat(trainer("export", run(), "-o", model.toString(), "--fp16")).isZero();

        assertThat(model.resolve("model.onnx"))
                .hasSameBinaryContentAs(Path.of(run(), "model", "model.onnx"));
        assertThat(model.resolve("model.fp16.onnx")).isNotEmptyFile();
    }

    @Test
    void theModelIsMeasuredAndLookedInto() throws IOException {
        Path drawn = folder.resolve("drawn");
        Path line = line();

        assertThat(trainer("data", "render", RECIPE, "--as", "lines", "-n", "6", "-o", drawn + ""))
                .isZero();
        assertThat(trainer("data", "check", drawn.toString())).isZero();
        assertThat(trainer("evaluate", model(), drawn.toString(), "--json")).isZero();
        assertThat(trainer("evaluate", model(), RECIPE, "--compare", model())).isZero();
        assertThat(trainer("predict", model(), line.toString())).isZero();
        Path explained = folder.resolve("explained");
        assertThat(trainer("model", "explain", model(), line + "", "-o", explained + "")).isZero();

        assertThat(explained.resolve("posteriorgram.svg")).isNotEmptyFile();
    }

    @Test
    void theRunIsPublished() throws IOException {
        Path store = folder.resolve("store");

        assertThat(trainer("model", "publish", run(), "--store", store.toString())).isZero();

        try (Stream<Path> files = Files.walk(store)) {
            assertThat(files.map(Path::toString))
                    .anyMatch(name -> name.contains("models/smoke/0.1.0/registered.json"))
                    .anyMatch(name -> name.contains("models/smoke/0.1.0/report.html"));
        }
    }

    @Test
    void aSheetOfLinesCanBeLookedAt() {
        Path sheet = folder.resolve("lines.png");

        assertThat(trainer("data", "render", RECIPE, "-n", "5", "-o", sheet.toString())).isZero();

        assertThat(sheet).isNotEmptyFile();
    }

    @Test
    void aLineModelSaysTheTextOfALine() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Path line = line();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(trainer("predict", "../models/latin-print", line + "", "--json")).isZero();
        } finally {
            System.setOut(before);
        }

        JsonNode said = new JsonMapper().readTree(printed.toByteArray());
        assertThat(said.get("text").asText()).matches("[0-9 .,-]+");
        assertThat(said.get("confidence").asDouble()).isBetween(0.0, 1.0);
    }

    /** A picture of one line, drawn by the recipe. */
    private static Path line() throws IOException {
        Path sheet = Files.createTempFile(folder, "line", ".png");
        assertThat(trainer("data", "render", RECIPE, "-n", "1", "-o", sheet.toString())).isZero();
        return sheet;
    }

    private static String run() {
        return folder.resolve("run").toString();
    }

    private static String model() {
        return folder.resolve("run/model/model.onnx").toString();
    }

    private static int trainer(String... arguments) {
        return TrainerMain.commandLine().execute(arguments);
    }
}
