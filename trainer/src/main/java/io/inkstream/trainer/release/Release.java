package io.inkstream.trainer.release;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.line.LineNormalizer;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.release.Temperature.Reading;
import io.inkstream.trainer.training.CharacterClasses;
import io.inkstream.trainer.training.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Turns a trained network into the files of a model: {@code model.onnx}, {@code model.int8.onnx},
 * {@code card.md}, {@code recipe.yaml}, {@code eval.json}. Nothing is written unless the fp32 file
 * passes the {@link ParityGate}; a smaller file that reads worse is left out. The temperature of
 * each file is fitted on the measured lines.
 */
public final class Release {

    /** Widths of lines are padded to a multiple of this many pixels, or of the stride beyond it. */
    private static final int PADDING = 32;

    private final Recipe recipe;
    private final Network network;
    private final CharacterClasses classes;
    private final Validation validation;
    private final String datasetDigest;
    private final Consumer<String> log;

    public Release(
            Recipe recipe,
            Network network,
            CharacterClasses classes,
            Validation validation,
            String datasetDigest,
            Consumer<String> log) {
        this.recipe = recipe;
        this.network = network;
        this.classes = classes;
        this.validation = validation;
        this.datasetDigest = datasetDigest;
        this.log = log;
    }

    /**
     * Measures, checks and writes.
     *
     * @param calibration training lines whose value ranges int8 must cover
     * @param half whether {@code model.fp16.onnx} is wanted too, for its size
     */
    public void write(Path folder, List<LineBatch> calibration, boolean half)
            throws IOException, InferenceException, InvalidModelException, ReleaseRefusedException {
        Candidate exact = candidate("fp32", d -> OnnxWriter.fp32(network, d));
        List<Candidate> smaller = new ArrayList<>();
        Ranges ranges = Ranges.observed(network, calibration);
        smaller.add(candidate("int8", d -> OnnxWriter.int8(network, d, ranges)));
        if (half) {
            smaller.add(candidate("fp16", d -> OnnxWriter.fp16(network, d)));
        }
        write(folder, exact, smaller);
    }

    /** Encodes twice: to measure, and to say in the file what was measured. */
    Candidate candidate(String precision, Function<ModelDescription, byte[]> writer)
            throws IOException, InferenceException, InvalidModelException {
        SortedMap<String, Accuracy> accuracy = new TreeMap<>();
        List<Reading> readings = new ArrayList<>();
        byte[] draft = writer.apply(description(precision, 1, new TreeMap<>()));
        try (ExportedModel model = ExportedModel.open(draft)) {
            for (Map.Entry<String, List<LineBatch>> set : validation.sets().entrySet()) {
                Accuracy sum = Accuracy.NONE;
                for (LineBatch batch : set.getValue()) {
                    for (TextLine line : batch.lines()) {
                        Logits logits = model.infer(line);
                        readings.add(new Reading(logits, line.text()));
                        sum = sum.plus(Accuracy.of(line.text(), model.text(logits)));
                    }
                }
                accuracy.put(set.getKey(), sum);
                log.accept(
                        "%s %s: CER %.3f %%".formatted(precision, set.getKey(), 100 * sum.cer()));
            }
        }
        double temperature = Temperature.fitted(readings, classes.charset());
        log.accept("%s: temperature %.3f".formatted(precision, temperature));
        ModelDescription description = description(precision, temperature, metrics(accuracy));
        return new Candidate(description, writer.apply(description), accuracy);
    }

    /** Writes what passes; throws before the first file if the exact one does not. */
    void write(Path folder, Candidate exact, List<Candidate> smaller)
            throws IOException, InferenceException, InvalidModelException, ReleaseRefusedException {
        try (ExportedModel model = ExportedModel.open(exact.file())) {
            log.accept("parity: " + new ParityGate(network, classes, validation).check(model));
        }
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
                        "%s is not shipped: CER %.3f %% instead of %.3f %%, more than %.0f %% worse"
                                .formatted(
                                        candidate.fileName(),
                                        100 * candidate.cer(),
                                        100 * exact.cer(),
                                        100 * Candidate.RELATIVE_LOSS));
            }
        }
        Files.writeString(folder.resolve("recipe.yaml"), RecipeFile.write(recipe));
        Files.writeString(folder.resolve("eval.json"), EvaluationFile.json(written));
        Files.writeString(
                folder.resolve("card.md"),
                new ModelCard(recipe, network.weights(), written).markdown());
    }

    private ModelDescription description(
            String precision, double temperature, SortedMap<String, Double> metrics) {
        int stride = network.spec().stride();
        return new ModelDescription(
                ModelDescription.SCHEMA,
                kind(network.spec().head()),
                recipe.name(),
                recipe.version(),
                classes.charset(),
                network.spec().height(),
                (PADDING + stride - 1) / stride * stride,
                stride,
                LineNormalizer.VERSION,
                "NFC",
                temperature,
                precision,
                network.spec().tokens(),
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
        };
    }

    private static SortedMap<String, Double> metrics(SortedMap<String, Accuracy> results) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        results.forEach((set, accuracy) ->
                metrics.put("cer." + set, EvaluationFile.rounded(accuracy.cer())));
        return metrics;
    }
}
