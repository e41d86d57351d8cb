package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Sequence;
import io.inkstream.trainer.network.Shape.Vector;

/** {@code F128,relu}: a linear layer to 128 features, of each step or of the whole vector. */
public record LinearSpec(int outputs, Activation activation) implements LayerSpec {

    @Override
    public Shape after(Shape before) {
        return switch (before) {
            case Sequence s -> new Sequence(outputs, s.steps(), s.stride());
            case Vector _ -> new Vector(outputs);
            case Shape.Maps maps ->
                    throw new IllegalArgumentException(
                            "needs a sequence or a vector but follows %s: put 'h', 'H' or 'flat' before it"
                                    .formatted(maps));
        };
    }

    @Override
    public Cost cost(Shape before) {
        int times = before instanceof Sequence s ? s.steps() : 1;
        return Cost.ofLinear(before.features(), outputs, times);
    }

    @Override
    public String token() {
        return "F" + outputs + (activation == Activation.NONE ? "" : "," + activation.word());
    }
}
