package io.inkstream.contracts;

import java.util.Objects;
import java.util.Optional;

/**
 * How a model is decoded where a batch does not say; lies beside the model as {@code decoder.json},
 * written by {@code inkstream lm tune}.
 *
 * @param kind {@code greedy} or {@code beam}
 * @param languageModel name of the language model that {@code beam} uses unless the batch says
 *     otherwise
 * @param weights for any beam search with this model
 */
public record ModelDecoder(String kind, Optional<String> languageModel, BeamWeights weights) {
    /** For a model without {@code decoder.json}. */
    public static final ModelDecoder NONE =
            new ModelDecoder(DecoderSettings.GREEDY.kind(), Optional.empty(), BeamWeights.DEFAULT);

    /** Name of the file. */
    public static final String FILE = "decoder.json";

    public ModelDecoder {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(weights, "weights");
    }
}
