package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Maps;
import io.inkstream.trainer.network.Shape.Sequence;

/** {@code h}: mean over the rows, {@code H}: rows stacked as features; maps become a sequence. */
public record CollapseSpec(boolean mean) implements LayerSpec {

    @Override
    public Sequence after(Shape before) {
        Maps maps = before.asMaps();
        return new Sequence(
                mean ? maps.features() : maps.features() * maps.rows(),
                maps.columns(),
                maps.stride());
    }

    @Override
    public Cost cost(Shape before) {
        return Cost.NONE;
    }

    @Override
    public String token() {
        return mean ? "h" : "H";
    }
}
