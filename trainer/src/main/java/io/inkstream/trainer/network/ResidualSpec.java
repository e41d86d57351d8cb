package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Maps;
import java.util.Optional;

/** {@code r64,s2x1}: two 3x3 convolutions with a shortcut around them. */
public record ResidualSpec(int maps, int rowStride, int columnStride) implements LayerSpec {

    ConvolutionSpec first() {
        return ConvolutionSpec.usual(3, 3, maps, rowStride, columnStride, Activation.RELU);
    }

    ConvolutionSpec second() {
        return ConvolutionSpec.usual(3, 3, maps, 1, 1, Activation.NONE);
    }

    /** The shortcut's own convolution, if the shape changes. */
    Optional<ConvolutionSpec> shortcut(Shape before) {
        return before.features() != maps || rowStride > 1 || columnStride > 1
                ? Optional.of(
                        ConvolutionSpec.usual(1, 1, maps, rowStride, columnStride, Activation.NONE))
                : Optional.empty();
    }

    @Override
    public Maps after(Shape before) {
        return first().after(before);
    }

    @Override
    public Cost cost(Shape before) {
        return first().cost(before)
                .plus(second().cost(after(before)))
                .plus(shortcut(before).map(s -> s.cost(before)).orElse(Cost.NONE));
    }

    @Override
    public String token() {
        return "r%d%s".formatted(maps, ConvolutionSpec.strides(rowStride, columnStride));
    }
}
