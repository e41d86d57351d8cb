package io.inkstream.trainer;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.bench.TesseractLines;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.dataset.LabelledPictures;
import io.inkstream.trainer.dataset.PictureForm;
import io.inkstream.trainer.dataset.reading.Fault;
import io.inkstream.trainer.dataset.reading.TruePage;
import io.inkstream.trainer.evaluation.Evaluation;
import io.inkstream.trainer.evaluation.EvaluationData;
import io.inkstream.trainer.evaluation.EvaluationJson;
import io.inkstream.trainer.evaluation.LineReading;
import io.inkstream.trainer.evaluation.ModelEvaluation;
import io.inkstream.trainer.evaluation.ModelSource;
import io.inkstream.trainer.evaluation.ReadingModel;
import io.inkstream.trainer.evaluation.TrueLine;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.report.EvaluationText;
import io.inkstream.trainer.report.ReportFolder;
import io.inkstream.trainer.segment.LabelledPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code evaluate MODEL DATA}: reads what has a known truth and counts the errors. */
@Command(
        name = "evaluate",
        description = "Measure a model on lines, pages, classes or numbers whose truth is known.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    /** What of a folder is measured. */
    enum Kind {
        LINES,
        PAGES;

        static Kind ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Takes the words as people write them. */
    static final class KindConverter implements ITypeConverter<Kind> {
        @Override
        public Kind convert(String word) {
            try {
                return Kind.ofWord(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'%s' is neither lines nor pages".formatted(word));
            }
        }
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description = "A file, a name under models/, or NAME@VERSION in a store.")
    private @Nullable String named;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description =
                    "A folder with lines, pages, classes or numbers, or a recipe whose measured"
                            + " sets are read.")
    private @Nullable Path found;

    @Option(names = "--model_path", paramLabel = "MODEL", description = "The same as MODEL.")
    private @Nullable String modelPath;

    @Option(names = "--test_data", paramLabel = "DATA", description = "The same as DATA.")
    private @Nullable Path testData;

    @Spec private @Nullable CommandSpec spec;

    private String model = "";
    private Path data = Path.of("");

    @Option(
            names = {"--documents", "--document"},
            paramLabel = "NAME",
            split = ",",
            description = "Only these documents or writers, or sets of a recipe.")
    private List<String> documents = List.of();

    @Option(
            names = "--only",
            paramLabel = "KIND",
            converter = KindConverter.class,
            description = "Only lines or only pages where a folder has both.")
    private @Nullable Kind only;

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "At most so many lines and pages, taken at equal distances.")
    private int most = Integer.MAX_VALUE;

    @Option(
            names = "--compare",
            paramLabel = "MODEL2",
            description =
                    "Another model on the same lines, with the interval of the difference;"
                            + " 'tesseract:eng+fra' is the installed Tesseract.")
    private @Nullable String compared;

    @Option(
            names = "--worst",
            paramLabel = "N",
            description = "Show the lines with most errors (${DEFAULT-VALUE}).")
    private int worst;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html and eval.json into this folder.")
    private @Nullable Path report;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "The run folder whose curves the report shows.")
    private @Nullable Path run;

    @Option(names = "--json", description = "The last line on stdout is one JSON object.")
    private boolean json;

    @Mixin private StoreOptions store = new StoreOptions();

    @Mixin private DecoderOptions decoder = new DecoderOptions();

    @Override
    public Integer call()
            throws IOException,
                    InferenceException,
                    InterruptedException,
                    InvalidModelException,
                    RecipeException,
                    StorageException {
        model = given(named, modelPath, "MODEL or --model_path");
        data = given(found, testData, "DATA or --test_data");
        Evaluation evaluation = evaluate(store.models());
        System.out.print(new EvaluationText(evaluation, worst));
        if (report != null) {
            new ReportFolder(report).write(evaluation, Optional.ofNullable(run));
            System.out.println("report: " + report.resolve(ReportFolder.REPORT));
        }
        if (json) {
            System.out.println(new EvaluationJson(evaluation).line());
        }
        return 0;
    }

    /** One of two ways to say the same. */
    private <T> T given(@Nullable T first, @Nullable T second, String names) {
        if ((first == null) == (second == null)) {
            throw new ParameterException(
                    Optional.ofNullable(spec).orElseThrow().commandLine(), "give one " + names);
        }
        return Optional.ofNullable(first).or(() -> Optional.ofNullable(second)).orElseThrow();
    }

    private Evaluation evaluate(ModelSource models)
            throws IOException,
                    InferenceException,
                    InterruptedException,
                    InvalidModelException,
                    RecipeException,
                    StorageException {
        Path file = models.locate(model);
        ModelKind kind = ModelFile.read(file).description().kind();
        Optional<Recipe> recipe =
                Files.isRegularFile(data)
                        ? Optional.of(RecipeFile.read(data, Map.of()))
                        : Optional.empty();
        if (compared != null && kind != ModelKind.LINE) {
            throw new IOException(
                    "--compare compares models of lines, '%s' is one of the kind %s"
                            .formatted(model, kind.word()));
        }
        Evaluation evaluation =
                ModelEvaluation.of(
                        model,
                        file,
                        decoder.decoding(file),
                        decoder.finder(file),
                        data.toString(),
                        form -> wanted(recipe, kind, form, true));
        if (compared == null || evaluation.lines().isEmpty()) {
            return evaluation;
        }
        Optional<TesseractLines> tesseract = TesseractLines.named(compared);
        if (tesseract.isPresent()) {
            List<TrueLine> lines =
                    evaluation.lines().orElseThrow().readings().stream()
                            .map(LineReading::line)
                            .toList();
            return evaluation.comparedWith(compared, tesseract.get().read(lines));
        }
        Path second = models.locate(compared);
        try (ReadingModel other = ReadingModel.open(second, decoder.decoding(second))) {
            PictureForm form = new PictureForm(other.description().height(), 0, 1);
            return evaluation.comparedWith(
                    compared, other.read(wanted(recipe, kind, form, false).lines()));
        }
    }

    private EvaluationData wanted(
            Optional<Recipe> recipe, ModelKind kind, PictureForm form, boolean warns)
            throws IOException {
        EvaluationData all;
        if (recipe.isPresent()) {
            all = measuredSets(recipe.get(), kind, form);
        } else if (kind == ModelKind.SEGMENTER) {
            all = EvaluationData.readPages(data);
        } else if (kind == ModelKind.LINE) {
            all = EvaluationData.read(data, form.height());
        } else {
            all = EvaluationData.readPictures(data, form);
        }
        if (warns) {
            warn(all.faults());
        }
        return chosen(all);
    }

    private EvaluationData chosen(EvaluationData all) throws IOException {
        EvaluationData kind =
                switch (only) {
                    case null -> all;
                    case LINES -> all.withoutPages();
                    case PAGES -> all.withoutLines();
                };
        EvaluationData chosen =
                documents.isEmpty() || (!kind.pages().isEmpty() && Files.isRegularFile(data))
                        ? kind
                        : kind.where(name -> documents.contains(name));
        if (chosen.isEmpty()) {
            throw new IOException("nothing of %s is left to measure with".formatted(data));
        }
        return chosen.atMost(most);
    }

    private EvaluationData measuredSets(Recipe recipe, ModelKind kind, PictureForm form)
            throws IOException {
        if (kind == ModelKind.SEGMENTER) {
            return heldOutPages(recipe);
        }
        EvaluationData sets =
                EvaluationData.ofSets(
                        kind == ModelKind.LINE
                                ? new Ingredients(recipe).measuredLines()
                                : new LabelledPictures(recipe, form).allMeasured());
        if (sets.lines().stream().anyMatch(line -> line.line().height() != form.height())) {
            throw new IOException(
                    "%s draws lines of another height than the model's %d"
                            .formatted(data, form.height()));
        }
        return sets;
    }

    /** A set is called by its name, or all of its pages by theirs. */
    private EvaluationData heldOutPages(Recipe recipe) throws IOException {
        NetworkSpec spec = NetworkSpec.parse(recipe.network().layers(), recipe.network().height());
        Map<String, List<TruePage>> sets =
                new LabelledPages(recipe, spec.coarsest()).heldOutPages();
        List<TruePage> pages = new ArrayList<>();
        sets.forEach((set, own) -> {
            if (documents.isEmpty() || documents.contains(set)) {
                pages.addAll(own);
            }
        });
        return EvaluationData.ofPages(pages);
    }

    private void warn(List<Fault> faults) {
        if (!faults.isEmpty()) {
            Fault first = faults.getFirst();
            System.err.printf(
                    "%d faults of %s leave data out, first: %s: %s; data check names all%n",
                    faults.size(), data, first.file(), first.problem());
        }
    }
}
