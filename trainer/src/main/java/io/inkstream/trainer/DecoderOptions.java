package io.inkstream.trainer;

import io.inkstream.contracts.BeamWeights;
import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelDecoder;
import io.inkstream.contracts.ModelFileNames;
import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.BeamSettings;
import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.language.InvalidLanguageException;
import io.inkstream.recognition.language.LanguageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How lines become text: as workers do where a batch does not say, which {@code decoder.json}
 * beside the model decides, or greedily, or with a language model of the user's.
 */
final class DecoderOptions {
    private static final String LANGUAGE_MODEL = "model.lm";
    private static final String PLAIN = "components";

    @Option(
            names = "--greedy",
            description = "Take the likeliest character at each place, whatever the model wants.")
    private boolean greedy;

    @Option(
            names = "--lm",
            paramLabel = "FILE",
            description =
                    "Search with this language model, and the model's own weights (else what lies"
                            + " beside the model as decoder.json decides).")
    private @Nullable Path languageModel;

    @Option(
            names = "--segmenter",
            paramLabel = "NAME",
            description =
                    "What finds the lines of pages: components, or a line finder beside the model,"
                            + " such as page-lines (else what decoder.json says).")
    private @Nullable String segmenter;

    /** The file of what finds lines for the model in this file; absent for plain code. */
    Optional<Path> finder(Path modelFile) throws IOException {
        Optional<String> name =
                segmenter == null ? beside(modelFile).segmenter() : Optional.of(segmenter);
        if (name.isEmpty() || name.get().equals(PLAIN)) {
            return Optional.empty();
        }
        Path folder = siblings(modelFile).resolve(name.get());
        for (String form : ModelFileNames.FORMS) {
            if (Files.isRegularFile(folder.resolve(form))) {
                return Optional.of(folder.resolve(form));
            }
        }
        throw new IOException(
                "--segmenter %s: there is no line finder in %s".formatted(name.get(), folder));
    }

    /** For the model in this file. */
    Decoding decoding(Path modelFile) throws IOException {
        ModelDecoder wanted = beside(modelFile);
        if (languageModel != null) {
            return beam(wanted.weights(), Optional.of(languageModel));
        }
        if (greedy || !wanted.kind().equals(DecoderSettings.BEAM)) {
            return Decoding.GREEDY;
        }
        return beam(
                wanted.weights(),
                wanted.languageModel()
                        .map(name -> siblings(modelFile).resolve(name))
                        .map(folder -> folder.resolve(LANGUAGE_MODEL)));
    }

    private static ModelDecoder beside(Path modelFile) throws IOException {
        Path file = modelFile.toAbsolutePath().resolveSibling(ModelDecoder.FILE);
        return Files.isRegularFile(file)
                ? Json.read(Files.readAllBytes(file), ModelDecoder.class)
                : ModelDecoder.NONE;
    }

    /** The folder in which models lie beside one another. */
    private static Path siblings(Path modelFile) {
        return modelFile.toAbsolutePath().resolveSibling("..").normalize();
    }

    private static Decoding beam(BeamWeights weights, Optional<Path> language) throws IOException {
        BeamSettings settings =
                BeamSettings.weighing(
                        weights.width(),
                        weights.language(),
                        weights.character(),
                        weights.lexicon(),
                        weights.alternatives());
        if (language.isEmpty()) {
            return new Decoding(
                    Optional.of(settings), Aggregation.MEAN, Optional.empty(), Optional.empty());
        }
        try {
            return new Decoding(
                    Optional.of(settings),
                    Aggregation.MEAN,
                    Optional.of(LanguageFile.read(language.get()).model()),
                    Optional.empty());
        } catch (InvalidLanguageException e) {
            throw new IOException(
                    "the language model %s cannot be used: %s"
                            .formatted(language.get(), e.getMessage()),
                    e);
        }
    }
}
