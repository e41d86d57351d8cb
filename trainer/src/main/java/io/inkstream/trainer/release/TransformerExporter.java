package io.inkstream.trainer.release;

import io.inkstream.trainer.network.Activation;
import io.inkstream.trainer.network.PositionsLayer;
import io.inkstream.trainer.network.PositionsSpec;
import io.inkstream.trainer.network.TransformerLayer;
import java.util.List;
import java.util.Map;

/** Attention layers; steps beyond a line's end weigh nothing. */
final class TransformerExporter {

    private final OnnxGraph graph;
    private final Frame frame;
    private final LinearExporter linears;
    private final ActivationExporter activations;

    TransformerExporter(OnnxGraph graph, Frame frame, LinearExporter linears) {
        this.graph = graph;
        this.frame = frame;
        this.linears = linears;
        this.activations = new ActivationExporter(graph);
    }

    String add(TransformerLayer layer, String x) {
        String y = graph.node("Add", x, attended(layer, x));
        return layer.feedForward()
                .map(feedForward -> graph.node("Add", y, fedForward(layer, feedForward, y)))
                .orElse(y);
    }

    String add(PositionsLayer layer, String x) {
        int features = layer.features();
        String steps = frame.cast(frame.range(frame.dimension(x, 0)), OnnxGraph.Type.FLOAT);
        String column = graph.node("Unsqueeze", steps, graph.longs("axes", 1, 2));
        String turned =
                graph.node(
                        "Mul",
                        column,
                        graph.floats("frequencies", PositionsSpec.frequencies(features), features));
        String angles =
                graph.node(
                        "Add",
                        turned,
                        graph.floats("phases", PositionsSpec.phases(features), features));
        return graph.node("Add", x, graph.node("Sin", angles));
    }

    private String attended(TransformerLayer layer, String x) {
        int features = layer.features();
        int heads = layer.spec().heads();
        String normed = linears.norm(layer.norm(), features, x);
        String all = linears.add(layer.queries(), "queries", features, 3 * features, normed);
        String split =
                graph.node("Reshape", all, graph.longs("heads", 0, 0, 3, heads, features / heads));
        String parts = graph.transposed(split, 2, 1, 3, 0, 4);
        String keys = graph.transposed(part(parts, 1), 0, 1, 3, 2);
        String scores =
                graph.node(
                        "Mul",
                        graph.node("MatMul", part(parts, 0), keys),
                        graph.scalar("scale", layer.scale()));
        String masked =
                graph.node(
                        "Where",
                        frame.insideSequence(x),
                        scores,
                        graph.scalar("never", TransformerLayer.NEVER));
        String weights = graph.node("Softmax", List.of(masked), Map.of("axis", -1L));
        String heard = graph.transposed(graph.node("MatMul", weights, part(parts, 2)), 2, 0, 1, 3);
        String together = graph.node("Reshape", heard, graph.longs("together", 0, 0, features));
        return linears.add(layer.joined(), "joined", features, features, together);
    }

    private String part(String parts, long index) {
        return graph.node("Gather", parts, graph.scalar("part", index));
    }

    private String fedForward(
            TransformerLayer layer, TransformerLayer.FeedForward feedForward, String x) {
        int features = layer.features();
        int inner = layer.spec().inner();
        String normed = linears.norm(feedForward.norm(), features, x);
        String wider = linears.add(feedForward.wider(), "wider", features, inner, normed);
        return linears.add(
                feedForward.back(),
                "back",
                inner,
                features,
                activations.add(Activation.GELU, wider));
    }
}
