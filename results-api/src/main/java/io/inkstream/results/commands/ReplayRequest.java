package io.inkstream.results.commands;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.platform.plans.DecoderWishes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * With what a batch is to be read again; the words are those of an upload.
 *
 * @param model a name, {@code name@version} or {@code name@alias}; null for the one that read it
 * @param decoder {@code greedy} or {@code beam}; null for what the model brings
 */
public record ReplayRequest(
        @Nullable String model,
        @Nullable String decoder,
        @Nullable String lm,
        @Nullable String lexicon,
        @Nullable String confidence) {

    Optional<String> wantedModel() {
        return nonBlank(model);
    }

    /**
     * The wishes, or a problem when there is none at all.
     *
     * @param words digest of the list that came with the batch, which greedy decoding leaves out
     */
    DecoderWishes wishes(Optional<String> words) {
        Optional<String> kind = nonBlank(decoder);
        DecoderWishes wishes =
                new DecoderWishes(
                        kind,
                        nonBlank(lm),
                        nonBlank(lexicon),
                        words.filter(list -> !kind.equals(Optional.of("greedy"))),
                        nonBlank(confidence));
        if (wantedModel().isEmpty()
                && kind.isEmpty()
                && wishes.languageModel().isEmpty()
                && wishes.lexicon().isEmpty()
                && wishes.confidence().isEmpty()) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER,
                    "model, decoder: name one of them, such as {\"model\": \"latin-hand\"}");
        }
        return wishes;
    }

    private static Optional<String> nonBlank(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }
}
