package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Maps;

/** {@code m2x1}: the greatest value of every 2 rows x 1 column. */
public record MaxPoolSpec(int rows, int columns) implements LayerSpec {

    @Override
    public Maps after(Shape before) {
        Maps maps = before.asMaps();
        if (rows > maps.rows() || columns > maps.columns()) {
            throw new IllegalArgumentException(
                    "is larger than %s: use a smaller window or a greater input height"
                            .formatted(maps));
        }
        return new Maps(
                maps.features(),
                maps.rows() / rows,
                maps.columns() / columns,
                maps.stride() * columns);
    }

    @Override
    public int columnStride() {
        return columns;
    }

    @Override
    public Cost cost(Shape before) {
        return Cost.NONE;
    }

    @Override
    public String token() {
        return "m%dx%d".formatted(rows, columns);
    }
}
