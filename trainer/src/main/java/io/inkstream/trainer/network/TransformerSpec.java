package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Sequence;

/**
 * {@code A4}: self-attention with 4 heads, {@code T4,256}: a transformer layer, which is the same
 * followed by two linear layers with 256 features and a GELU between. Both are pre-norm with
 * shortcuts around (Xiong et al., "On Layer Normalization in the Transformer Architecture", 2020).
 * No step looks beyond its line's end.
 *
 * @param inner features between the linear layers; 0 for attention alone
 */
public record TransformerSpec(int heads, int inner) implements LayerSpec {

    public boolean feedsForward() {
        return inner > 0;
    }

    @Override
    public Sequence after(Shape before) {
        Sequence sequence = before.asSequence();
        if (sequence.features() % heads != 0) {
            throw new IllegalArgumentException(
                    "cannot split %d features among %d heads: use a divisor of %1$d"
                            .formatted(sequence.features(), heads));
        }
        return sequence;
    }

    @Override
    public Cost cost(Shape before) {
        Sequence sequence = before.asSequence();
        int features = sequence.features();
        long steps = sequence.steps();
        Cost attention =
                NormSpec.ofFeatures(features)
                        .plus(Cost.ofLinear(features, 3L * features, steps))
                        .plus(new Cost(0, 4 * steps * steps * features))
                        .plus(Cost.ofLinear(features, features, steps));
        return feedsForward()
                ? attention
                        .plus(NormSpec.ofFeatures(features))
                        .plus(Cost.ofLinear(features, inner, steps))
                        .plus(Cost.ofLinear(inner, features, steps))
                : attention;
    }

    @Override
    public String token() {
        return feedsForward() ? "T%d,%d".formatted(heads, inner) : "A" + heads;
    }
}
