package io.inkstream.trainer.bench;

import io.inkstream.contracts.Json;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.trainer.dataset.Corpora;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: how fast and how well we read, beside Tesseract. */
@Command(
        name = "bench",
        description = "Read pages with our recogniser and with Tesseract, and compare.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private static final List<Tesseract.Mode> BOTH =
            List.of(Tesseract.Mode.DEFAULT, Tesseract.Mode.SAUVOLA);

    private static final int REPEATS = 4;

    @Option(
            names = "--pages",
            paramLabel = "DIR",
            description = "Pages with their truth NAME.gt.txt; else pages are drawn.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "The last line on stdout is one JSON object.")
    private boolean json;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "A name under models/ or an .onnx file (${DEFAULT-VALUE}).")
    private String model = "latin-print";

    @Option(
            names = "--per-level",
            paramLabel = "N",
            description = "Drawn pages of each level (${DEFAULT-VALUE}).")
    private int perLevel = 4;

    @Option(names = "--seed", paramLabel = "N", description = "Of drawn pages (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description =
                    "Its held-out fonts and works are used for drawn pages (${DEFAULT-VALUE}).")
    private Path recipe = Path.of("trainer", "recipes", "latin-print.yaml");

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "Text for drawn pages instead of the recipe's held-out works.")
    private @Nullable Path text;

    @Option(names = "--keep", paramLabel = "DIR", description = "Keep the drawn pages here.")
    private @Nullable Path keep;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the table here, and the picture beside it as FILE.svg.")
    private @Nullable Path report;

    @Override
    public Integer call() throws IOException, InterruptedException, RecipeException {
        try (WorkFolder work = WorkFolder.create()) {
            Inkstream inkstream = new Inkstream(modelFile(), work.path());
            Optional<Tesseract> tesseract = Tesseract.find(work.path());
            if (tesseract.isEmpty()) {
                System.err.println(
                        "bench: Tesseract is not installed (Debian: apt-get install tesseract-ocr):"
                                + " its half is skipped");
            }
            return folder == null
                    ? drawn(inkstream, tesseract, work.path())
                    : given(inkstream, tesseract, folder);
        }
    }

    private int given(Inkstream inkstream, Optional<Tesseract> tesseract, Path pages)
            throws IOException, InterruptedException {
        Comparison comparison =
                Comparison.of(
                        BenchPage.ofFolder(pages),
                        inkstream,
                        tesseract,
                        List.of(Tesseract.Mode.DEFAULT));
        show(comparison);
        return 0;
    }

    private int drawn(Inkstream inkstream, Optional<Tesseract> tesseract, Path work)
            throws IOException, InterruptedException, RecipeException {
        Path target = keep == null ? work.resolve("pages") : keep;
        GeneratedPages.Drawn drawn = generator().draw(target, perLevel, seed);
        Comparison comparison = Comparison.of(drawn.pages(), inkstream, tesseract, BOTH);
        List<Path> images = drawn.pages().stream().map(BenchPage::image).toList();
        List<Path> often = often(images);
        Inkstream.Run one = inkstream.read(often, images, 1);
        Inkstream.Run two = inkstream.read(often, images, 2);
        BenchReport written =
                new BenchReport(
                        comparison,
                        Optional.of(new BenchReport.Scaling(one, two)),
                        Optional.of(lineSpeed(drawn, inkstream, tesseract)),
                        one.stepsPerPage());
        String command =
                "./inkstream bench --per-level %d --seed %d --model %s"
                        .formatted(perLevel, seed, model);
        String version =
                tesseract.isPresent() ? tesseract.get().version() : "Tesseract not installed";
        String markdown = written.markdown(command, version);
        System.out.print(markdown);
        if (report != null) {
            Files.writeString(report, markdown);
            Files.writeString(
                    report.resolveSibling(report.getFileName() + ".svg"),
                    BenchChart.svg(comparison));
        }
        show(comparison);
        return 0;
    }

    private static BenchReport.LineSpeed lineSpeed(
            GeneratedPages.Drawn drawn, Inkstream inkstream, Optional<Tesseract> tesseract)
            throws IOException, InterruptedException {
        List<Path> lines = often(drawn.lines());
        List<String> truths = often(drawn.lineTruths());
        List<Path> first = lines.subList(0, 1);
        Inkstream.Run all = inkstream.readLines(lines, lines);
        double ours =
                Measured.perPage(
                                all.measured(),
                                lines.size(),
                                inkstream.readLines(first, lines).measured())
                        * lines.size();
        Optional<Double> theirs = Optional.empty();
        Optional<Double> theirCer = Optional.empty();
        if (tesseract.isPresent()) {
            Tesseract.Run read = tesseract.get().read(lines, Tesseract.Mode.LINES);
            Tesseract.Run single = tesseract.get().read(first, Tesseract.Mode.LINES);
            theirs =
                    Optional.of(
                            Measured.perPage(read.measured(), lines.size(), single.measured())
                                    * lines.size());
            theirCer = Optional.of(cer(truths, read.texts()));
        }
        return new BenchReport.LineSpeed(
                lines.size(), ours, cer(truths, all.texts()), theirs, theirCer);
    }

    /** Again and again, so that the end of a run and the compiler weigh little. */
    private static <T> List<T> often(List<T> once) {
        return Collections.nCopies(REPEATS, once).stream().flatMap(List::stream).toList();
    }

    private static double cer(List<String> truths, List<String> texts) {
        Accuracy sum = Accuracy.NONE;
        for (int i = 0; i < truths.size(); i++) {
            sum = sum.plus(Accuracy.of(truths.get(i), texts.get(i)));
        }
        return sum.cer();
    }

    private GeneratedPages generator() throws IOException, RecipeException {
        Recipe read = RecipeFile.read(recipe, Map.of());
        List<String> paragraphs =
                text == null
                        ? Corpora.paragraphs(
                                read.dataFolder(),
                                read.text().corpora(),
                                name -> name.equals("carroll-alice.txt"))
                        : List.of(Files.readString(text).strip().split("\\R\\s*\\R", -1));
        List<String> clean = new ArrayList<>();
        for (String paragraph : paragraphs) {
            clean.add(paragraph.replace('_', ' ').replaceAll("\\s+", " ").strip());
        }
        return new GeneratedPages(new Ingredients(read).heldOutFonts(), clean);
    }

    private void show(Comparison comparison) {
        if (json) {
            System.out.println(Json.text(comparison.figures()));
            return;
        }
        comparison
                .figures()
                .forEach((name, value) -> {
                    if (!(value instanceof List)) {
                        System.out.println(name + ": " + plain(value));
                    }
                });
    }

    private static Object plain(Object value) {
        return value instanceof Optional<?> optional
                ? optional.<Object>map(v -> v).orElse("not installed")
                : value;
    }

    private Path modelFile() throws IOException {
        for (Path candidate :
                List.of(
                        Path.of("models", model, "model.int8.onnx"),
                        Path.of("models", model, "model.onnx"),
                        Path.of(model))) {
            if (Files.isRegularFile(candidate)) {
                return candidate.toAbsolutePath();
            }
        }
        throw new IOException(
                "--model: \"" + model + "\" is neither a name under models/ nor a file");
    }
}
