package io.inkstream.ingest.upload;

import java.util.Optional;

/**
 * How the uploader wants lines to be decoded; what is absent is left to the model.
 *
 * @param kind {@code greedy} or {@code beam}
 * @param languageModel a language model's name, {@code name@version} or {@code name@alias}; {@code
 *     none} for none
 * @param lexicon a registered word list, named alike
 * @param words word list sent along
 * @param confidence {@code mean}, {@code min} or {@code geometric}
 */
record DecoderWishes(
        Optional<String> kind,
        Optional<String> languageModel,
        Optional<String> lexicon,
        Optional<WordsFile> words,
        Optional<String> confidence) {
    static final DecoderWishes NONE =
            new DecoderWishes(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
