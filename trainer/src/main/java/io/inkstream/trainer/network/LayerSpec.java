package io.inkstream.trainer.network;

/**
 * One token of a {@link NetworkSpec}: what it does to the shape, what it costs, how it is written.
 */
public sealed interface LayerSpec
        permits ConvolutionSpec,
                ResidualSpec,
                MaxPoolSpec,
                CollapseSpec,
                FlattenSpec,
                OneStepSpec,
                MeanStepsSpec,
                RecurrentSpec,
                TransformerSpec,
                PositionsSpec,
                NormSpec,
                LinearSpec,
                DrawingSpec,
                DropoutSpec {

    /**
     * The shape after this layer.
     *
     * @throws IllegalArgumentException if the layer cannot follow, with the reason and a remedy
     */
    Shape after(Shape before);

    /** Parameters and operations behind a shape that the layer can follow. */
    Cost cost(Shape before);

    /** Columns before per column after. */
    default int columnStride() {
        return 1;
    }

    /** The token itself, in its shortest form. */
    String token();
}
