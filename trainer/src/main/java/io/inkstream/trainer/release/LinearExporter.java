package io.inkstream.trainer.release;

import io.inkstream.trainer.network.LinearLayer;
import io.inkstream.trainer.network.NormLayer;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LinearImpl;

/** Linear layers and layer norms. */
final class LinearExporter {

    private static final float NORM_EPSILON = 1e-5f;

    private final OnnxGraph graph;
    private final ActivationExporter activations;

    LinearExporter(OnnxGraph graph) {
        this.graph = graph;
        this.activations = new ActivationExporter(graph);
    }

    String add(LinearLayer layer, String x) {
        return activations.add(
                layer.spec().activation(),
                add(layer.linear(), layer.name(), layer.inputs(), layer.spec().outputs(), x));
    }

    String add(NormLayer layer, String x) {
        return norm(layer.norm(), layer.features(), x);
    }

    String add(LinearImpl linear, String name, int inputs, int outputs, String x) {
        String weights =
                graph.weights(
                        name + "_w", Weights.transposed(linear, inputs, outputs), inputs, outputs);
        return graph.node(
                "Add",
                graph.node("MatMul", x, weights),
                graph.weights(name + "_b", Weights.of(linear.bias()), outputs));
    }

    String norm(LayerNormImpl norm, int features, String x) {
        return graph.node(
                "LayerNormalization",
                List.of(
                        x,
                        graph.weights("norm_gain", Weights.of(norm.weight()), features),
                        graph.weights("norm_offset", Weights.of(norm.bias()), features)),
                Map.of("axis", -1L, "epsilon", NORM_EPSILON));
    }
}
