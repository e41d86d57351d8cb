package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Vector;

/** {@code avg}: the mean of all steps as one vector; needs an input of fixed width. */
public record MeanStepsSpec() implements LayerSpec {

    @Override
    public Vector after(Shape before) {
        return new Vector(before.asSequence().features());
    }

    @Override
    public Cost cost(Shape before) {
        return Cost.NONE;
    }

    @Override
    public String token() {
        return "avg";
    }
}
