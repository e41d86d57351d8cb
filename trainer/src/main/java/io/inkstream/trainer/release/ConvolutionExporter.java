package io.inkstream.trainer.release;

import io.inkstream.trainer.network.Activation;
import io.inkstream.trainer.network.ConvolutionLayer;
import io.inkstream.trainer.network.ConvolutionSpec;
import io.inkstream.trainer.network.DrawingLayer;
import io.inkstream.trainer.network.MapsLayer;
import io.inkstream.trainer.network.MaxPoolLayer;
import io.inkstream.trainer.network.ResidualLayer;
import java.util.ArrayList;
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

    String add(DrawingLayer layer, String x) {
        List<String> seen = new ArrayList<>();
        String y = x;
        for (ResidualLayer down : layer.downs()) {
            y = add(down, y);
            seen.add(y);
        }
        for (int i = 0; i < layer.ups().size(); i++) {
            ConvolutionLayer up = layer.ups().get(i);
            String finer = seen.get(seen.size() - 2 - i);
            String wide = doubled(add(layer.narrows().get(i), y));
            y = add(up, quantizer.sum(up, graph.node("Add", wide, finer)));
        }
        return y;
    }

    /** Values at every place, which stay in fp32: small steps of a length would be lost. */
    String add(MapsLayer layer, String x) {
        long[] shape = {layer.spec().outputs(), layer.inputs(), 1, 1};
        return graph.node(
                "Conv",
                List.of(
                        x,
                        graph.weights("maps_w", Weights.of(layer.kernel().weight()), shape),
                        graph.weights("maps_b", Weights.of(layer.kernel().bias()), shape[0])),
                Map.of("kernel_shape", new long[] {1, 1}));
    }

    /** Every value twice across and twice down. */
    private String doubled(String x) {
        String y =
                graph.node(
                        "Resize",
                        List.of(x, "", graph.floats("scales", new float[] {1, 1, 2, 2}, 4)),
                        Map.of(
                                "mode", "nearest",
                                "coordinate_transformation_mode", "asymmetric",
                                "nearest_mode", "floor"));
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
