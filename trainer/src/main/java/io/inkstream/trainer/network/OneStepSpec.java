package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Sequence;
import io.inkstream.trainer.network.Shape.Vector;

/** {@code one}: the vector of the whole picture as a sequence of a single step. */
public record OneStepSpec() implements LayerSpec {

    @Override
    public Shape after(Shape before) {
        if (before instanceof Vector vector) {
            return new Sequence(vector.features(), 1, 1);
        }
        throw new IllegalArgumentException(
                "needs a vector but follows %s: put 'flat' before it".formatted(before));
    }

    @Override
    public Cost cost(Shape before) {
        return Cost.NONE;
    }

    @Override
    public String token() {
        return "one";
    }
}
