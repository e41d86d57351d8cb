package io.inkstream.trainer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.dataset.LineSet;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.release.ExportedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate MODEL DATA}: reads a set of lines with a model file and counts the errors. */
@Command(
        name = "evaluate",
        description = "Measure a model on lines with known texts.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A name under models/ or an .onnx file.")
    private String model = "latin-print";

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description =
                    "A folder with lines.zip and lines.tsv, or a recipe whose measured sets are read.")
    private Path data = Path.of(".");

    @Option(
            names = "--document",
            paramLabel = "NAME",
            description =
                    "Only lines of this document, or of this set of a recipe; may be repeated.")
    private List<String> documents = List.of();

    @Option(
            names = "--worst",
            paramLabel = "N",
            description = "Show the lines with most errors (${DEFAULT-VALUE}).")
    private int worst;

    @Option(names = "--json", description = "The last line on stdout is one JSON object.")
    private boolean json;

    /** A line as it was read. */
    private record Reading(String truth, String text, Accuracy accuracy) {}

    @Override
    public Integer call()
            throws IOException, InferenceException, InvalidModelException, RecipeException {
        List<Reading> readings = new ArrayList<>();
        try (ExportedModel opened = ExportedModel.open(modelFile())) {
            for (TextLine line : lines(opened.description().height())) {
                String text = opened.read(line);
                readings.add(new Reading(line.text(), text, Accuracy.of(line.text(), text)));
            }
        }
        Accuracy sum =
                readings.stream().map(Reading::accuracy).reduce(Accuracy.NONE, Accuracy::plus);
        showWorst(readings);
        if (json) {
            System.out.println(new JsonMapper().writeValueAsString(figures(sum)));
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "%d lines: CER %.2f %%, WER %.2f %%, exact %.1f %%%n",
                    sum.lines(),
                    100 * sum.cer(),
                    100 * sum.wer(),
                    100 * sum.exactShare());
        }
        return 0;
    }

    private List<TextLine> lines(int height) throws IOException, RecipeException {
        if (Files.isRegularFile(data)) {
            return new Ingredients(RecipeFile.read(data, Map.of()))
                    .measuredLines().entrySet().stream()
                            .filter(set -> documents.isEmpty() || documents.contains(set.getKey()))
                            .flatMap(set -> set.getValue().stream())
                            .toList();
        }
        return LineSet.read(data).stream()
                .filter(line -> documents.isEmpty() || documents.contains(line.group()))
                .map(line -> line.prepared(height))
                .toList();
    }

    private Path modelFile() {
        Path named = Path.of("models", model, "model.onnx");
        return Files.isRegularFile(named) ? named : Path.of(model);
    }

    private void showWorst(List<Reading> readings) {
        readings.stream()
                .sorted(Comparator.comparingLong((Reading r) -> -r.accuracy().characters().total()))
                .limit(worst)
                .forEach(r ->
                        System.out.printf(
                                "%d%n  %s%n  %s%n",
                                r.accuracy().characters().total(), r.truth(), r.text()));
    }

    private Map<String, Object> figures(Accuracy sum) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("model", model);
        figures.put("data", data.toString());
        figures.put("lines", sum.lines());
        figures.put("cer", sum.cer());
        figures.put("wer", sum.wer());
        figures.put("exact", sum.exactShare());
        figures.put("insertions", sum.characters().insertions());
        figures.put("deletions", sum.characters().deletions());
        figures.put("substitutions", sum.characters().substitutions());
        return figures;
    }
}
