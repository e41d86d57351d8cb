package io.inkstream.trainer.release;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.inference.InferenceException;
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
import io.inkstream.trainer.training.CharacterClasses;
import io.inkstream.trainer.training.LineReader;
import io.inkstream.trainer.training.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Turns a trained network into the files of a model: {@code model.onnx}, {@code model.int8.onnx},
 * {@code card.md}, {@code recipe.yaml}, {@code eval.json}. Nothing is written unless the fp32 file,
 * run by ONNX Runtime, gives the network's own log probabilities and readings on the measured
 * lines; the int8 file is left out when it reads worse.
 */
public final class Release {

    /** Greatest difference of a log probability between network and file, among likely classes. */
    static final double PARITY = 2e-3;

    /**
     * Relative loss of accuracy that int8 may cost, and the absolute one below which it does not
     * matter.
     */
    static final double INT8_RELATIVE = 0.03;

    static final double INT8_ABSOLUTE = 0.0002;

    private static final int PARITY_LINES = 40;
    private static final int PADDING = 32;
    private static final double UNLIKELY = -12;

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
     */
    public void write(Path folder, List<LineBatch> calibration)
            throws IOException, InferenceException, InvalidModelException, ReleaseRefusedException {
        SortedMap<String, Double> none = new TreeMap<>();
        SortedMap<String, Accuracy> plain =
                measured(OnnxWriter.fp32(network, description("fp32", none)), true);
        Ranges ranges = Ranges.observed(network, calibration);
        SortedMap<String, Accuracy> small =
                measured(OnnxWriter.int8(network, description("int8", none), ranges), false);
        boolean worthwhile = int8Holds(plain, small);
        Files.createDirectories(folder);
        byte[] fp32 = OnnxWriter.fp32(network, description("fp32", metrics(plain)));
        Files.write(folder.resolve("model.onnx"), fp32);
        Path int8File = folder.resolve("model.int8.onnx");
        Optional<byte[]> int8 = Optional.empty();
        if (worthwhile) {
            int8 =
                    Optional.of(
                            OnnxWriter.int8(network, description("int8", metrics(small)), ranges));
            Files.write(int8File, int8.get());
        } else {
            Files.deleteIfExists(int8File);
            log.accept("int8 costs more than 3 % relative and is not shipped");
        }
        Files.writeString(folder.resolve("recipe.yaml"), RecipeFile.write(recipe));
        Files.writeString(
                folder.resolve("eval.json"),
                evaluation(plain, worthwhile ? small : new TreeMap<>()));
        ModelCard card =
                new ModelCard(
                        recipe,
                        description("fp32", metrics(plain)),
                        network.weights(),
                        fp32.length,
                        int8.map(bytes -> bytes.length).orElse(0),
                        plain,
                        small);
        Files.writeString(folder.resolve("card.md"), card.markdown());
    }

    private SortedMap<String, Accuracy> measured(byte[] file, boolean exact)
            throws IOException, InferenceException, InvalidModelException, ReleaseRefusedException {
        try (ExportedModel model = ExportedModel.open(file)) {
            if (exact) {
                requireParity(model);
            }
            SortedMap<String, Accuracy> results = new TreeMap<>();
            for (Map.Entry<String, List<LineBatch>> set : validation.sets().entrySet()) {
                Accuracy sum = Accuracy.NONE;
                for (LineBatch batch : set.getValue()) {
                    for (TextLine line : batch.lines()) {
                        sum = sum.plus(Accuracy.of(line.text(), model.read(line)));
                    }
                }
                log.accept(
                        "%s %s: CER %.3f %%"
                                .formatted(
                                        model.description().precision(),
                                        set.getKey(),
                                        100 * sum.cer()));
                results.put(set.getKey(), sum);
            }
            return results;
        }
    }

    private void requireParity(ExportedModel model)
            throws InferenceException, ReleaseRefusedException {
        LineReader reader = new LineReader(network, classes);
        double greatest = 0;
        for (List<LineBatch> set : validation.sets().values()) {
            for (TextLine line :
                    set.stream()
                            .flatMap(batch -> batch.lines().stream())
                            .limit(PARITY_LINES)
                            .toList()) {
                LineBatch alone = new LineBatch(List.of(line), model.paddedWidth(line.width()));
                double here = difference(reader.logProbs(alone).getFirst(), model.logProbs(line));
                greatest = Math.max(greatest, here);
            }
        }
        if (greatest > PARITY) {
            throw new ReleaseRefusedException(
                    "the exported file differs from the network by %.2g in a log probability, allowed is %.2g"
                            .formatted(greatest, PARITY));
        }
        log.accept("parity: greatest difference %.2g".formatted(greatest));
    }

    private static double difference(float[] a, float[] b) {
        if (a.length != b.length) {
            return Double.POSITIVE_INFINITY;
        }
        double greatest = 0;
        for (int i = 0; i < a.length; i++) {
            if (Math.max(a[i], b[i]) > UNLIKELY) {
                greatest = Math.max(greatest, Math.abs((double) a[i] - b[i]));
            }
        }
        return greatest;
    }

    /** Of all measured lines together, so that a set with three errors does not decide. */
    static boolean int8Holds(SortedMap<String, Accuracy> plain, SortedMap<String, Accuracy> small) {
        double before = plain.values().stream().reduce(Accuracy.NONE, Accuracy::plus).cer();
        double after = small.values().stream().reduce(Accuracy.NONE, Accuracy::plus).cer();
        return after <= before * (1 + INT8_RELATIVE) || after - before <= INT8_ABSOLUTE;
    }

    /** What a model with this head reads. */
    static ModelKind kind(Head head) {
        return switch (head) {
            case CTC -> ModelKind.LINE;
            case SOFTMAX -> ModelKind.CLASS;
            case VALUES -> ModelKind.VALUES;
        };
    }

    private ModelDescription description(String precision, SortedMap<String, Double> metrics) {
        return new ModelDescription(
                ModelDescription.SCHEMA,
                ModelKind.LINE,
                recipe.name(),
                recipe.version(),
                classes.charset(),
                recipe.network().height(),
                PADDING,
                network.spec().stride(),
                LineNormalizer.VERSION,
                "NFC",
                1,
                precision,
                network.spec().tokens(),
                ModelFile.digest(RecipeFile.write(recipe).getBytes(StandardCharsets.UTF_8)),
                datasetDigest,
                recipe.licence(),
                metrics);
    }

    private static SortedMap<String, Double> metrics(SortedMap<String, Accuracy> results) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        results.forEach((set, accuracy) -> metrics.put("cer." + set, rounded(accuracy.cer())));
        return metrics;
    }

    private String evaluation(SortedMap<String, Accuracy> plain, SortedMap<String, Accuracy> small)
            throws IOException {
        Map<String, Object> files = new TreeMap<>();
        files.put("model.onnx", figures(plain));
        if (!small.isEmpty()) {
            files.put("model.int8.onnx", figures(small));
        }
        Map<String, Object> whole = new TreeMap<>();
        whole.put("model", recipe.name());
        whole.put("version", recipe.version());
        whole.put("files", files);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return new JsonMapper().writer(printer).writeValueAsString(whole) + "\n";
    }

    private static Map<String, Object> figures(SortedMap<String, Accuracy> results) {
        Map<String, Object> sets = new TreeMap<>();
        results.forEach((set, accuracy) -> {
            Map<String, Object> figures = new TreeMap<>();
            figures.put("lines", accuracy.lines());
            figures.put("characters", accuracy.characters().length());
            figures.put("cer", rounded(accuracy.cer()));
            figures.put("wer", rounded(accuracy.wer()));
            figures.put("exact", rounded(accuracy.exactShare()));
            figures.put("insertions", accuracy.characters().insertions());
            figures.put("deletions", accuracy.characters().deletions());
            figures.put("substitutions", accuracy.characters().substitutions());
            sets.put(set, figures);
        });
        return sets;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }
}
