package io.inkstream.contracts;

import java.util.Objects;
import java.util.Optional;

/**
 * How a model wants pages to be read where a batch does not say; lies beside the model as {@code
 * decoder.json}, whose weights {@code inkstream lm tune} writes.
 *
 * @param kind {@code greedy} or {@code beam}
 * @param languageModel name of the language model that {@code beam} uses unless the batch says
 *     otherwise
 * @param segmenter name of what finds the lines, unless the batch says otherwise
 * @param weights for any beam search with this model
 */
public record ModelDecoder(
        String kind,
        Optional<String> languageModel,
        Optional<String> segmenter,
        BeamWeights weights) {
    /** For a model without {@code decoder.json}. */
    public static final ModelDecoder NONE =
            new ModelDecoder(
                    DecoderSettings.GREEDY.kind(),
                    Optional.empty(),
                    Optional.empty(),
                    BeamWeights.DEFAULT);

    /** Name of the file. */
    public static final String FILE = "decoder.json";

    public ModelDecoder {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(weights, "weights");
    }
}
