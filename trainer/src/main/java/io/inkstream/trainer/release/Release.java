package io.inkstream.trainer.release;

import io.inkstream.recognition.finder.FinderPicture;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.line.LineNormalizer;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.training.Objective;
import io.inkstream.trainer.training.TrainedNetwork;
import io.inkstream.trainer.training.TrainingException;
import io.inkstream.trainer.training.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Turns a trained network into the files of a model: {@code model.onnx}, {@code model.int8.onnx},
 * {@code card.md}, {@code recipe.yaml}, {@code eval.json}. Nothing is written unless the fp32 file
 * passes the {@link ParityGate}; a smaller file that reads worse is left out. The temperature of
 * each file that gives probabilities is fitted on the measured pictures.
 */
public final class Release {

    /** Widths are padded to a multiple of this many pixels, or of the stride beyond it. */
    private static final int PADDING = 32;

    private final Recipe recipe;
    private final TrainedNetwork trained;
    private final Objective objective;
    private final Validation validation;
    private final String datasetDigest;
    private final Consumer<String> log;
    private long mostBytes;

    /**
     * @throws TrainingException if the network does not fit the recipe's task
     */
    public Release(
            Recipe recipe,
            TrainedNetwork trained,
            Validation validation,
            String datasetDigest,
            Consumer<String> log)
            throws TrainingException {
        this.recipe = recipe;
        this.trained = trained;
        this.objective = Objective.of(recipe.task(), trained.network().spec(), trained.outputs());
        this.validation = validation;
        this.datasetDigest = datasetDigest;
        this.log = log;
    }

    /** Refuses to write anything whose smallest file is larger; 0 for no limit. */
    public Release limited(long bytes) {
        mostBytes = bytes;
        return this;
    }

    /**
     * Measures, checks and writes.
     *
     * @param calibration training pictures whose value ranges int8 must cover
     * @param half whether {@code model.fp16.onnx} is wanted too, for its size
     */
    public void write(Path folder, List<LineBatch> calibration, boolean half)
            throws IOException, InferenceException, InvalidModelException, ReleaseRefusedException {
        Network network = trained.network();
        Candidate exact = candidate("fp32", d -> OnnxWriter.fp32(network, d));
        List<Candidate> smaller = new ArrayList<>();
        if (Ranges.areNeeded(network)) {
            Ranges ranges = Ranges.observed(network, calibration);
            smaller.add(candidate("int8", d -> OnnxWriter.int8(network, d, ranges)));
        }
        if (half) {
            smaller.add(candidate("fp16", d -> OnnxWriter.fp16(network, d)));
        }
        write(folder, exact, smaller);
    }

    /** Encodes twice: to measure, and to say in the file what was measured. */
    Candidate candidate(String precision, Function<ModelDescription, byte[]> writer)
            throws IOException, InferenceException, InvalidModelException {
        byte[] draft = writer.apply(description(precision, 1, new TreeMap<>()));
        try (ExportedModel model = ExportedModel.open(draft)) {
            Measured measured = Measured.of(model, validation, objective);
            measured.results()
                    .forEach((set, result) ->
                            log.accept(
                                    "%s %s: %s"
                                            .formatted(
                                                    precision,
                                                    set,
                                                    Candidate.errorText(
                                                            model.description().kind(),
                                                            result.error()))));
            if (model.description().kind() == ModelKind.LINE
                    || model.description().kind() == ModelKind.CLASS) {
                log.accept("%s: temperature %.3f".formatted(precision, measured.temperature()));
            }
            log.accept(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d bytes, %.3f ms a picture on one thread",
                            precision,
                            draft.length,
                            measured.milliseconds()));
            ModelDescription description =
                    description(
                            precision,
                            measured.temperature(),
                            metrics(model.description().kind(), measured.results()));
            return new Candidate(description, writer.apply(description), measured.results());
        }
    }

    /** Writes what passes; throws before the first file if the exact one does not. */
    void write(Path folder, Candidate exact, List<Candidate> smaller)
            throws IOException, InferenceException, InvalidModelException, ReleaseRefusedException {
        try (ExportedModel model = ExportedModel.open(exact.file())) {
            ParityGate gate = new ParityGate(trained.network(), objective, validation);
            log.accept("parity: " + gate.check(model));
        }
        checkSize(exact, smaller);
        Files.createDirectories(folder);
        List<Candidate> written = new ArrayList<>(List.of(exact));
        Files.write(folder.resolve(exact.fileName()), exact.file());
        for (Candidate candidate : smaller) {
            if (candidate.readsNearlyAsWellAs(exact)) {
                Files.write(folder.resolve(candidate.fileName()), candidate.file());
                written.add(candidate);
            } else {
                Files.deleteIfExists(folder.resolve(candidate.fileName()));
                log.accept(
                        "%s is not shipped: %s instead of %s, more than %.0f %% worse"
                                .formatted(
                                        candidate.fileName(),
                                        candidate.errorText(),
                                        exact.errorText(),
                                        100 * Candidate.RELATIVE_LOSS));
            }
        }
        Files.writeString(folder.resolve("recipe.yaml"), RecipeFile.write(recipe));
        Files.writeString(folder.resolve("eval.json"), EvaluationFile.json(written));
        Files.writeString(
                folder.resolve("card.md"),
                new ModelCard(recipe, trained.network().weights(), written).markdown());
    }

    /** Where a limit was set, the smallest file that reads well enough keeps it. */
    private void checkSize(Candidate exact, List<Candidate> smaller)
            throws ReleaseRefusedException {
        Candidate smallest =
                Stream.concat(
                                Stream.of(exact),
                                smaller.stream().filter(file -> file.readsNearlyAsWellAs(exact)))
                        .min(Comparator.comparingInt(file -> file.file().length))
                        .orElse(exact);
        if (mostBytes > 0 && smallest.file().length > mostBytes) {
            throw new ReleaseRefusedException(
                    "%s has %,d bytes, more than the %,d that are allowed: take fewer maps or cells, or a wider stride"
                            .formatted(smallest.fileName(), smallest.file().length, mostBytes));
        }
    }

    private ModelDescription description(
            String precision, double temperature, SortedMap<String, Double> metrics) {
        NetworkSpec spec = trained.network().spec();
        int stride = spec.stride();
        int step = Math.max(stride, spec.coarsest());
        return new ModelDescription(
                ModelDescription.SCHEMA,
                kind(spec.head()),
                recipe.name(),
                recipe.version(),
                trained.outputs(),
                spec.height(),
                (PADDING + step - 1) / step * step,
                stride,
                spec.head() == Head.MAPS ? FinderPicture.VERSION : LineNormalizer.VERSION,
                "NFC",
                temperature,
                precision,
                spec.tokens(),
                ModelFile.digest(RecipeFile.write(recipe).getBytes(StandardCharsets.UTF_8)),
                datasetDigest,
                recipe.licence(),
                metrics);
    }

    /** What a model with this head reads. */
    static ModelKind kind(Head head) {
        return switch (head) {
            case CTC -> ModelKind.LINE;
            case SOFTMAX -> ModelKind.CLASS;
            case REGRESSION -> ModelKind.REGRESSION;
            case MAPS -> ModelKind.SEGMENTER;
        };
    }

    private static SortedMap<String, Double> metrics(
            ModelKind kind, SortedMap<String, SetResult> results) {
        List<String> names =
                switch (kind) {
                    case LINE, PREFIX -> List.of("cer");
                    case CLASS -> List.of("accuracy");
                    case REGRESSION -> List.of("mse");
                    case SEGMENTER -> List.of("line_f1", "baseline_f1");
                };
        SortedMap<String, Double> metrics = new TreeMap<>();
        results.forEach((set, result) ->
                names.forEach(name -> metrics.put(name + "." + set, result.figure(name))));
        return metrics;
    }
}
