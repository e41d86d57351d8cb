package io.inkstream.trainer.release;

import io.inkstream.trainer.network.Activation;
import java.util.List;
import java.util.Map;

/** Activations as operators. */
final class ActivationExporter {

    private final OnnxGraph graph;

    ActivationExporter(OnnxGraph graph) {
        this.graph = graph;
    }

    String add(Activation activation, String x) {
        return switch (activation) {
            case RELU -> graph.node("Relu", x);
            case LEAKY -> graph.node("LeakyRelu", List.of(x), Map.of("alpha", Activation.SLOPE));
            case GELU -> gelu(x);
            case SILU -> graph.node("Mul", x, graph.node("Sigmoid", x));
            case TANH -> graph.node("Tanh", x);
            case SIGMOID -> graph.node("Sigmoid", x);
            case NONE -> x;
        };
    }

    /** x/2 (1 + erf(x/√2)); an operator of its own came with a later opset. */
    private String gelu(String x) {
        String scaled = graph.node("Div", x, graph.scalar("root_of_two", (float) Math.sqrt(2)));
        String error = graph.node("Erf", scaled);
        String raised = graph.node("Add", error, graph.scalar("one", 1f));
        return graph.node("Mul", graph.node("Mul", x, raised), graph.scalar("half", 0.5f));
    }
}
