package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Maps;
import io.inkstream.trainer.network.Shape.Vector;

/** {@code flat}: all values of the maps in one vector; needs an input of fixed width. */
public record FlattenSpec() implements LayerSpec {

    @Override
    public Vector after(Shape before) {
        Maps maps = before.asMaps();
        return new Vector(maps.features() * maps.rows() * maps.columns());
    }

    @Override
    public Cost cost(Shape before) {
        return Cost.NONE;
    }

    @Override
    public String token() {
        return "flat";
    }
}
