package io.inkstream.trainer.network;

import org.bytedeco.pytorch.Tensor;

/**
 * A layer of a {@link Network} with its weights, in the order of the spec. Maps are [N,C,H,W],
 * sequences [T,N,F], vectors [N,F].
 */
public sealed interface Layer
        permits ConvolutionLayer,
                ResidualLayer,
                MaxPoolLayer,
                CollapseLayer,
                FlattenLayer,
                OneStepLayer,
                MeanStepsLayer,
                RecurrentLayer,
                TransformerLayer,
                PositionsLayer,
                NormLayer,
                LinearLayer,
                DrawingLayer,
                MapsLayer,
                DropoutLayer {

    LayerSpec spec();

    /** Computes the layer; call through the network, which knows the batch. */
    Tensor forward(Tensor x, Pass pass);

    /** Makes the modules of a spec behind a shape. */
    static Layer of(LayerSpec spec, Shape before, Modules modules) {
        return switch (spec) {
            case ConvolutionSpec s -> ConvolutionLayer.of(s, before.features(), modules);
            case ResidualSpec s -> ResidualLayer.of(s, before, modules);
            case MaxPoolSpec s -> MaxPoolLayer.of(s, modules);
            case CollapseSpec s -> new CollapseLayer(s, before.asMaps().rows());
            case FlattenSpec s -> new FlattenLayer(s);
            case OneStepSpec s -> new OneStepLayer(s);
            case MeanStepsSpec s -> new MeanStepsLayer(s);
            case RecurrentSpec s -> RecurrentLayer.of(s, before.features(), modules);
            case TransformerSpec s -> TransformerLayer.of(s, before.features(), modules);
            case PositionsSpec s -> new PositionsLayer(s, before.features());
            case NormSpec s -> NormLayer.of(s, before.features(), modules);
            case LinearSpec s -> LinearLayer.of(s, before.features(), modules);
            case DrawingSpec s -> DrawingLayer.of(s, before, modules);
            case DropoutSpec s -> new DropoutLayer(s);
        };
    }
}
