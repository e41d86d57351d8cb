package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Sequence;

/** {@code N}: layer norm over the features of each step; belongs behind the last transformer. */
public record NormSpec() implements LayerSpec {

    static Cost ofFeatures(int features) {
        return new Cost(2L * features, 0);
    }

    @Override
    public Sequence after(Shape before) {
        return before.asSequence();
    }

    @Override
    public Cost cost(Shape before) {
        return ofFeatures(before.features());
    }

    @Override
    public String token() {
        return "N";
    }
}
