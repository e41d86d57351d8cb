package io.inkstream.platform.plans;

import java.util.Optional;

/**
 * How somebody wants lines to be decoded; what is absent is left to the model.
 *
 * @param kind {@code greedy} or {@code beam}
 * @param languageModel a language model's name, {@code name@version} or {@code name@alias}; {@code
 *     none} for none
 * @param lexicon a registered word list, named alike
 * @param words digest of the word list that came with the batch
 * @param confidence {@code mean}, {@code min} or {@code geometric}
 */
public record DecoderWishes(
        Optional<String> kind,
        Optional<String> languageModel,
        Optional<String> lexicon,
        Optional<String> words,
        Optional<String> confidence) {
    public static final DecoderWishes NONE =
            new DecoderWishes(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
