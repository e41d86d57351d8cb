package io.inkstream.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.recognition.synthesis.PageRenderer;
import io.inkstream.recognition.synthesis.RenderedPage;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
    private static final Path MODEL = Path.of("..", "models", "latin-print", "model.int8.onnx");

    @TempDir private Path folder;

    @Test
    void pagesOfAFolderAreReadAndTheLastLineIsOneObject() throws Exception {
        // given
        assumeThat(MODEL).isRegularFile();
        drawPages();

        // when
        JsonNode figures = bench();

        // then
        assertThat(figures.path("pages").asInt()).isEqualTo(2);
        assertThat(figures.path("cer").asDouble()).isBetween(0.0, 0.3);
        assertThat(figures.path("cpu_s_per_page").isNumber()).isTrue();
        assertThat(figures.has("tesseract_cpu_s_per_page")).isTrue();
        assertThat(figures.path("each")).hasSize(2);
    }

    @Test
    void tesseractIsRunBesideOursWhereItIsInstalled() throws Exception {
        // given
        assumeThat(MODEL).isRegularFile();
        assumeThat(Tesseract.find(folder)).as("Tesseract is installed").isPresent();
        drawPages();

        // when
        JsonNode figures = bench();

        // then
        assertThat(figures.path("tesseract_cer").asDouble()).isBetween(0.0, 0.3);
        assertThat(figures.path("tesseract_cpu_s_per_page").asDouble()).isNotNegative();
    }

    @Test
    void startUpIsTakenOut() {
        Measured one = new Measured(Duration.ofSeconds(3), Duration.ZERO, 0);
        Measured five = new Measured(Duration.ofSeconds(5), Duration.ZERO, 0);

        assertThat(Measured.perPage(five, 5, one)).isEqualTo(0.5);
        assertThat(Measured.perPage(one, 1, one)).isEqualTo(3);
    }

    @Test
    void theTimeOfEveryProcessOfTheTreeCounts() throws Exception {
        // given a program that leaves the work to a child of its child
        Path work = folder.resolve("work.sh");
        Files.writeString(work, "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done");
        List<String> command = List.of("sh", "-c", "sh -c 'sh " + work + "; true'; true");

        // when
        Measured measured = MeasuredProcess.run(command, Map.of(), folder.resolve("log"));

        // then
        assertThat(measured.cpu()).isPositive();
    }

    @Test
    void aFolderWithoutTruthIsRefusedWithWhatIsMissing() throws Exception {
        Files.write(folder.resolve("page.png"), new byte[] {1});

        assertThatThrownBy(() -> BenchPage.ofFolder(folder)).hasMessageContaining(".gt.txt");
    }

    @Test
    void theSameSeedDrawsTheSamePages() throws Exception {
        // given
        Ingredients ingredients = smoke();
        assumeThat(ingredients.trainingFonts().byStyle()).as("fonts of all styles").hasSize(4);
        GeneratedPages pages =
                new GeneratedPages(ingredients.trainingFonts(), List.of("Some text. ".repeat(40)));

        // when
        List<BenchPage> first = pages.draw(folder.resolve("a"), 1, 7).pages();
        List<BenchPage> second = pages.draw(folder.resolve("b"), 1, 7).pages();

        // then
        assertThat(first).hasSize(Level.values().length);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).image()).hasSameBinaryContentAs(first.get(i).image());
        }
    }

    private void drawPages() throws Exception {
        Ingredients ingredients = smoke();
        assumeThat(ingredients.trainingFonts().faces()).as("fonts of the recipe").isNotEmpty();
        var face = ingredients.trainingFonts().faces().getFirst();
        var kind = new PageKind(face.style(), 150, false, 1, 14);
        for (int i = 1; i <= 2; i++) {
            RenderedPage page =
                    new PageRenderer()
                            .render(
                                    "",
                                    List.of("The quick brown fox jumps over the lazy dog, again."),
                                    face,
                                    kind.pageStyle(Level.CLEAN, 0),
                                    new Random(i));
            ImageIO.write(page.image(), "png", folder.resolve("page" + i + ".png").toFile());
            Files.writeString(folder.resolve("page" + i + ".gt.txt"), page.text());
        }
    }

    private static Ingredients smoke() throws Exception {
        return new Ingredients(RecipeFile.read(Path.of("recipes/smoke.yaml"), Map.of()));
    }

    private JsonNode bench() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            int end =
                    new CommandLine(new BenchCommand())
                            .execute(
                                    "--pages",
                                    folder.toString(),
                                    "--model",
                                    MODEL.toString(),
                                    "--json");
            assertThat(end).isZero();
        } finally {
            System.setOut(before);
        }
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        return Json.mapper().readTree(lines.getLast());
    }
}
