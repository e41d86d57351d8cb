package io.inkstream.trainer.release;

import io.inkstream.trainer.network.Activation;
import io.inkstream.trainer.network.ConvolutionLayer;
import io.inkstream.trainer.network.ConvolutionSpec;
import io.inkstream.trainer.network.MaxPoolLayer;
import io.inkstream.trainer.network.ResidualLayer;
import java.util.List;
import java.util.Map;

/** Layers on feature maps. Batch norm is folded into the kernels. */
final class ConvolutionExporter {

    private final OnnxGraph graph;
    private final Quantizer quantizer;
    private final ActivationExporter activations;

    ConvolutionExporter(OnnxGraph graph, Quantizer quantizer) {
        this.graph = graph;
        this.quantizer = quantizer;
        this.activations = new ActivationExporter(graph);
    }

    String add(ConvolutionLayer layer, String x) {
        return quantizer.result(layer, activated(layer, convolution(layer, x)));
    }

    String add(ResidualLayer layer, String x) {
        String body = add(layer.second(), add(layer.first(), x));
        String around = layer.shortcut().map(shortcut -> add(shortcut, x)).orElse(x);
        return quantizer.result(
                layer, activations.add(Activation.RELU, graph.node("Add", body, around)));
    }

    String add(MaxPoolLayer layer, String x) {
        long[] window = {layer.spec().rows(), layer.spec().columns()};
        String y =
                graph.node(
                        "MaxPool", List.of(x), Map.of("kernel_shape", window, "strides", window));
        return quantizer.picked(y, x);
    }

    private String convolution(ConvolutionLayer layer, String x) {
        ConvolutionSpec spec = layer.spec();
        long[] shape = {spec.maps(), layer.inputs(), spec.rows(), spec.columns()};
        List<String> weights = quantizer.kernel(Weights.of(layer), shape, x);
        return graph.node(
                "Conv",
                List.of(x, weights.getFirst(), weights.getLast()),
                Map.of(
                        "kernel_shape", new long[] {spec.rows(), spec.columns()},
                        "strides", new long[] {spec.rowStride(), spec.columnStride()},
                        "pads",
                                new long[] {
                                    spec.rowPadding(),
                                    spec.columnPadding(),
                                    spec.rowPadding(),
                                    spec.columnPadding()
                                }));
    }

    /** Only a ReLU melts into an int8 convolution; other functions need its result on their own. */
    private String activated(ConvolutionLayer layer, String y) {
        return switch (layer.spec().activation()) {
            case RELU -> activations.add(Activation.RELU, y);
            case NONE -> y;
            case LEAKY, GELU, SILU, TANH, SIGMOID ->
                    activations.add(
                            layer.spec().activation(), quantizer.beforeActivation(layer, y));
        };
    }
}
