package io.inkstream.trainer.search;

import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Input;
import io.inkstream.trainer.network.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The four networks that the origin compares, for the pictures of one recipe: convolutions with
 * LSTM, convolutions alone, LSTM alone, a transformer.
 */
public final class RivalNetworks {

    private static final int LOWEST_POOLED = 8;

    private RivalNetworks() {}

    /** Token strings by name, in the origin's order. */
    public static Map<String, String> of(NetworkSpec spec) {
        Input input = spec.input();
        if (spec.head() == Head.CTC || !input.hasFixedWidth()) {
            throw new IllegalArgumentException(
                    "train compare is for classes and numbers of pictures of one width, the recipe's network is '%s'"
                            .formatted(spec.tokens()));
        }
        String pool = input.height() < LOWEST_POOLED ? "m1x2" : "m2x2";
        Map<String, String> rivals = new LinkedHashMap<>();
        rivals.put(
                "CNN-LSTM",
                "c3x3,32,plain %s c3x3,64,plain H Lf128 Lf64,last F50,relu".formatted(pool));
        rivals.put(
                "CNN",
                "c3x3,32,plain %1$s c3x3,64,plain %1$s c3x3,64,plain flat F50,relu"
                        .formatted(pool));
        rivals.put("LSTM", "H Lf128 Lf64,last F50,relu");
        rivals.put("Transformer", "H F64 E T4,128 T4,128 N avg F50,relu");
        rivals.replaceAll((_, layers) ->
                "i%dx%d%s %s %s"
                        .formatted(
                                input.height(),
                                input.width(),
                                input.isColour() ? ",rgb" : "",
                                layers,
                                spec.head().name().toLowerCase(Locale.ROOT)));
        return rivals;
    }
}
