package io.inkstream.trainer.language;

import io.inkstream.contracts.BeamWeights;
import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelDecoder;
import io.inkstream.recognition.decoding.BeamSettings;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.language.InvalidLanguageException;
import io.inkstream.recognition.language.LanguageFile;
import io.inkstream.recognition.language.LanguageModel;
import io.inkstream.recognition.language.Lexicon;
import io.inkstream.recognition.language.WordList;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.dataset.ScannedLine;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lm tune MODEL DATA}: the weights with which a model makes the fewest errors. */
@Command(
        name = "tune",
        description = "Find how much language should count for a model, on lines with known texts.",
        mixinStandardHelpOptions = true)
final class LmTuneCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A name under models/ or an .onnx file.")
    private String model = "";

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description =
                    "A folder with lines.zip and lines.tsv that no text of the model is from.")
    private Path data = Path.of(".");

    @Option(
            names = "--document",
            paramLabel = "NAME",
            description = "Only lines of this document; may be repeated.")
    private List<String> documents = List.of();

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "At most so many lines, evenly taken (${DEFAULT-VALUE}).")
    private int most = 300;

    @Option(names = "--lm", paramLabel = "FILE", description = "A language model file.")
    private @Nullable Path languageModel;

    @Option(names = "--lexicon", paramLabel = "FILE", description = "A word list.")
    private @Nullable Path lexicon;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write the weights, such as models/NAME/decoder.json: batches with this model"
                            + " that use a beam search then use them.")
    private @Nullable Path output;

    @Option(
            names = "--default",
            description = "With -o: batches that do not say how to decode use this language model.")
    private boolean byDefault;

    @Option(names = "--json", description = "The last line on stdout is one JSON object.")
    private boolean json;

    @Override
    public Integer call()
            throws IOException,
                    InferenceException,
                    InvalidModelException,
                    InvalidLanguageException {
        Optional<LanguageModel> language =
                languageModel == null
                        ? Optional.empty()
                        : Optional.of(LanguageFile.read(languageModel).model());
        Optional<Lexicon> words =
                lexicon == null
                        ? Optional.empty()
                        : Optional.of(Lexicon.of(WordList.parse(Files.readAllBytes(lexicon))));
        if (language.isEmpty() && words.isEmpty()) {
            throw new IllegalArgumentException("nothing to weigh: give --lm, --lexicon or both");
        }
        WeightSearch search;
        try (LineModel opened = LineModel.open(modelFile())) {
            search =
                    new WeightSearch(
                            opened.description().charset(), language, words, infer(opened));
        }
        Accuracy greedy = search.greedy();
        WeightSearch.Trial best = search.best(BeamSettings.DEFAULT);
        for (WeightSearch.Trial trial : search.trials()) {
            show(trial.settings(), trial.accuracy());
        }
        System.out.printf(Locale.ROOT, "greedy: CER %.3f %%%n", 100 * greedy.cer());
        System.out.print("best: ");
        show(best.settings(), best.accuracy());
        if (output != null) {
            Files.write(output, Json.bytes(decoder(best.settings(), language, before(output))));
        }
        if (json) {
            System.out.println(Json.text(figures(greedy, best)));
        }
        return 0;
    }

    /** Only the search is tuned; what else the file said stays. */
    private static ModelDecoder before(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Json.read(Files.readAllBytes(file), ModelDecoder.class)
                : ModelDecoder.NONE;
    }

    private ModelDecoder decoder(
            BeamSettings best, Optional<LanguageModel> language, ModelDecoder before) {
        return new ModelDecoder(
                byDefault ? DecoderSettings.BEAM : DecoderSettings.GREEDY.kind(),
                language.map(m -> m.info().name()),
                before.segmenter(),
                new BeamWeights(
                        best.width(),
                        best.languageWeight(),
                        best.characterBonus(),
                        best.lexiconBonus(),
                        best.alternatives()));
    }

    private List<WeightSearch.Line> infer(LineModel opened) throws IOException, InferenceException {
        int height = opened.description().height();
        DataFolder folder = DataFolder.open(data);
        if (folder instanceof DataFolder.Unknown(String message)) {
            throw new IOException(message);
        }
        List<Sample> samples =
                folder.samples().stream()
                        .filter(line -> documents.isEmpty() || documents.contains(line.group()))
                        .toList();
        if (samples.isEmpty()) {
            throw new IOException(data + " has no lines of " + documents);
        }
        int count = Math.min(most, samples.size());
        List<WeightSearch.Line> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Sample picked = samples.get((int) ((long) i * samples.size() / count));
            TextLine line = ScannedLine.of(picked).prepared(height);
            LineImage image = LineImage.detached(line.width(), height, line.pixels());
            lines.add(new WeightSearch.Line(line.text(), opened.infer(List.of(image)).getFirst()));
        }
        return lines;
    }

    private Path modelFile() {
        Path named = Path.of("models", model, "model.onnx");
        return Files.isRegularFile(named) ? named : Path.of(model);
    }

    private static void show(BeamSettings settings, Accuracy accuracy) {
        System.out.printf(
                Locale.ROOT,
                "language %.1f, character %.1f, lexicon %.1f: CER %.3f %%, WER %.2f %%%n",
                settings.languageWeight(),
                settings.characterBonus(),
                settings.lexiconBonus(),
                100 * accuracy.cer(),
                100 * accuracy.wer());
    }

    private Map<String, Object> figures(Accuracy greedy, WeightSearch.Trial best) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lines", greedy.lines());
        figures.put("greedy_cer", greedy.cer());
        figures.put("cer", best.accuracy().cer());
        figures.put("language", best.settings().languageWeight());
        figures.put("character", best.settings().characterBonus());
        figures.put("lexicon", best.settings().lexiconBonus());
        return figures;
    }
}
