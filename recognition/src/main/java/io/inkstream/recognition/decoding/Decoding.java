package io.inkstream.recognition.decoding;

import io.inkstream.recognition.language.LanguageModel;
import io.inkstream.recognition.language.Lexicon;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How lines become text, for any model: the makings of a decoder. Immutable; safe for any thread,
 * while the decoders it makes belong to one thread each.
 *
 * @param beam settings of a beam search; absent for best-path decoding, which knows no language
 * @param aggregation how confidences of characters become those of words, lines and pages
 */
public record Decoding(
        Optional<BeamSettings> beam,
        Aggregation aggregation,
        Optional<LanguageModel> language,
        Optional<Lexicon> lexicon) {
    public static final Decoding GREEDY =
            new Decoding(Optional.empty(), Aggregation.MEAN, Optional.empty(), Optional.empty());

    public Decoding {
        Objects.requireNonNull(aggregation, "aggregation");
        if (beam.isEmpty() && (language.isPresent() || lexicon.isPresent())) {
            throw new IllegalArgumentException(
                    "a language model or a lexicon needs a beam search, best path uses neither");
        }
    }

    /** A decoder for a model's classes and temperature. */
    public LineDecoder decoder(List<String> charset, double temperature) {
        return beam.<LineDecoder>map(settings ->
                        new BeamDecoder(
                                charset, temperature, settings, aggregation, language, lexicon))
                .orElseGet(() -> new GreedyDecoder(charset, temperature, aggregation));
    }
}
