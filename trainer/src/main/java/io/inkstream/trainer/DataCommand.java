package io.inkstream.trainer;

import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.dataset.LineSource;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.reading.PackedLines;
import io.inkstream.trainer.dataset.rendering.DrawnSeries;
import io.inkstream.trainer.dataset.rendering.RenderedPages;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.samples.SampleSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data …}: looks at data, checks, packs and draws it. */
@Command(
        name = "data",
        description = "Check, pack and draw data.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DataCheckCommand.class,
            DataPackCommand.class,
            DataCommand.Render.class,
            DataCommand.Series.class,
            DataCommand.Samples.class
        })
final class DataCommand {

    /** {@code data series}: made-up series with their windows.json. */
    @Command(
            name = "series",
            description = "Make up a series with what it is, to try windows with.",
            mixinStandardHelpOptions = true)
    static final class Series implements Callable<Integer> {

        private static final int ROWS_OF_A_WINDOW = 50;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "DIR",
                required = true,
                description = "Where series.csv and windows.json go.")
        private Path output = Path.of("series");

        @Option(names = "--values", description = "The truth is a number, not a class.")
        private boolean values;

        @Option(
                names = {"-n", "--windows"},
                description = "How many windows of 50 rows (${DEFAULT-VALUE}).")
        private int windows = 300;

        @Option(names = "--seed", description = "Of the noise (${DEFAULT-VALUE}).")
        private long seed = 1;

        @Override
        public Integer call() throws IOException {
            DrawnSeries series = new DrawnSeries(seed);
            if (values) {
                series.writeSum(output, ROWS_OF_A_WINDOW * windows);
            } else {
                series.writeWaves(output, windows);
            }
            return 0;
        }
    }

    /** {@code data render RECIPE}: a sheet of training lines as a picture, with their texts. */
    @Command(
            name = "render",
            description = "Draw a sheet of training lines.",
            mixinStandardHelpOptions = true)
    static final class Render implements Callable<Integer> {

        private static final int GAP = 4;

        @Parameters(paramLabel = "RECIPE", description = "The recipe, a YAML file.")
        private Path recipeFile = Path.of("recipe.yaml");

        @Option(
                names = "--set",
                paramLabel = "KEY=VALUE",
                description = "Replace a value of the recipe, by dotted key.")
        private Map<String, String> overrides = Map.of();

        @Option(
                names = {"-n", "--lines"},
                description = "How many lines (${DEFAULT-VALUE}).")
        private int count = 40;

        @Option(
                names = {"-o", "--output"},
                description =
                        "The picture of a sheet, texts beside it; or the folder (${DEFAULT-VALUE}).")
        private Path output = Path.of("lines.png");

        @Option(
                names = "--as",
                paramLabel = "sheet|lines|pages",
                description =
                        "A sheet to look at, lines with their texts (lines.zip, lines.tsv), or pages with ALTO (${DEFAULT-VALUE}).")
        private Form form = Form.SHEET;

        /** What is written. */
        enum Form {
            SHEET,
            LINES,
            PAGES
        }

        @Override
        public Integer call() throws IOException, RecipeException {
            Recipe recipe = RecipeFile.read(recipeFile, overrides);
            Ingredients ingredients = new Ingredients(recipe);
            if (form == Form.PAGES) {
                new RenderedPages(ingredients.trainingFonts().faces(), ingredients.trainingTexts())
                        .write(output, count, new Random(recipe.seed()));
                return 0;
            }
            LineSource source = ingredients.trainingLines();
            Random random = new Random(recipe.seed());
            List<TextLine> lines = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                lines.add(
                        source.next(
                                random, recipe.training().shortest(), recipe.training().longest()));
            }
            System.err.printf("%.0f lines/s%n", count * 1e9 / (System.nanoTime() - start));
            if (form == Form.LINES) {
                write(lines, output);
                return 0;
            }
            ImageIO.write(sheet(lines), "png", output.toFile());
            List<String> texts =
                    lines.stream().map(line -> line.source() + "\t" + line.text()).toList();
            Files.write(Path.of(output + ".txt"), texts, StandardCharsets.UTF_8);
            return 0;
        }

        private static void write(List<TextLine> lines, Path folder) throws IOException {
            try (PackedLines pack = new PackedLines(folder)) {
                for (TextLine line : lines) {
                    pack.add(
                            new GrayPicture(line.pixels(), line.width(), line.height()),
                            line.source(),
                            line.text());
                }
            }
        }

        private static BufferedImage sheet(List<TextLine> lines) {
            int width = lines.stream().mapToInt(TextLine::width).max().orElse(1);
            int pitch = lines.getFirst().height() + GAP;
            BufferedImage sheet =
                    new BufferedImage(width, lines.size() * pitch, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < lines.size(); i++) {
                TextLine line = lines.get(i);
                sheet.getRaster()
                        .setDataElements(0, i * pitch, line.width(), line.height(), line.pixels());
            }
            return sheet;
        }
    }

    /**
     * {@code data samples RECIPE -o DIR}: the sample documents in the typefaces the recipe keeps
     * out of training.
     */
    @Command(
            name = "samples",
            description = "Write the sample documents.",
            mixinStandardHelpOptions = true)
    static final class Samples implements Callable<Integer> {

        @Parameters(
                paramLabel = "RECIPE",
                description = "The recipe whose held-out fonts and texts are used.")
        private Path recipeFile = Path.of("recipe.yaml");

        @Option(
                names = "--set",
                paramLabel = "KEY=VALUE",
                description = "Replace a value of the recipe, by dotted key.")
        private Map<String, String> overrides = Map.of();

        @Option(
                names = {"-o", "--output"},
                description = "The folder (${DEFAULT-VALUE}).")
        private Path output = Path.of("samples");

        @Override
        public Integer call() throws IOException, RecipeException {
            Recipe recipe = RecipeFile.read(recipeFile, overrides);
            FontLibrary heldOut = Ingredients.fonts(recipe).only(recipe.fonts().heldOut());
            new SampleSet(recipe, heldOut, output).write();
            return 0;
        }
    }
}
