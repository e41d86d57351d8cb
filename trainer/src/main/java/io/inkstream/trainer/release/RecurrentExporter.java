package io.inkstream.trainer.release;

import io.inkstream.trainer.network.RecurrentLayer;
import io.inkstream.trainer.network.RecurrentLayer.Direction;
import io.inkstream.trainer.network.RecurrentSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** LSTM and GRU layers. They stop at each line's end, so what lies beyond does not matter. */
final class RecurrentExporter {

    private final OnnxGraph graph;
    private final Frame frame;

    RecurrentExporter(OnnxGraph graph, Frame frame) {
        this.graph = graph;
        this.frame = frame;
    }

    String add(RecurrentLayer layer, String x) {
        RecurrentSpec spec = layer.spec();
        List<String> inputs = new ArrayList<>(List.of(x));
        inputs.addAll(weights(layer));
        inputs.add(frame.lengths());
        Map<String, Object> attributes = attributes(spec);
        String operator = spec.cell().name();
        if (spec.lastOnly()) {
            String states = graph.secondOf(operator, inputs, attributes);
            return graph.node(
                    "Reshape", graph.transposed(states, 1, 0, 2), graph.longs("joined", 0, -1));
        }
        String states = graph.node(operator, inputs, attributes);
        return graph.node(
                "Reshape", graph.transposed(states, 0, 2, 1, 3), graph.longs("joined", 0, 0, -1));
    }

    private static Map<String, Object> attributes(RecurrentSpec spec) {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("hidden_size", (long) spec.cells());
        attributes.put("direction", spec.bothWays() ? "bidirectional" : "forward");
        if (spec.cell() == RecurrentSpec.Cell.GRU) {
            attributes.put("linear_before_reset", 1L);
        }
        return attributes;
    }

    private List<String> weights(RecurrentLayer layer) {
        RecurrentSpec spec = layer.spec();
        long directions = spec.directions();
        long rows = (long) spec.cell().gates() * spec.cells();
        String cell = spec.cell().name().toLowerCase(Locale.ROOT);
        return List.of(
                graph.weights(
                        cell + "_w",
                        gates(layer, "weight_ih_l0"),
                        directions,
                        rows,
                        layer.inputs()),
                graph.weights(
                        cell + "_r", gates(layer, "weight_hh_l0"), directions, rows, spec.cells()),
                graph.weights(
                        cell + "_b",
                        gates(layer, "bias_ih_l0", "bias_hh_l0"),
                        directions,
                        2 * rows));
    }

    /** The named tensors of each direction, one after the other. */
    private static float[] gates(RecurrentLayer layer, String... names) {
        return concatenated(
                Stream.concat(Stream.of(layer.forward()), layer.backward().stream())
                        .flatMap(direction ->
                                Arrays.stream(names).map(name -> gates(layer, direction, name)))
                        .toList());
    }

    private static float[] gates(RecurrentLayer layer, Direction direction, String name) {
        float[] torch = Weights.of(direction.module().named_parameters().get(name));
        float[] onnx = new float[torch.length];
        int[] order = gateOrder(layer.spec().cell());
        int block = torch.length / order.length;
        for (int gate = 0; gate < order.length; gate++) {
            System.arraycopy(torch, order[gate] * block, onnx, gate * block, block);
        }
        return onnx;
    }

    /**
     * libtorch's gates are input, forget, cell, output and reset, update, new; those of ONNX are
     * input, output, forget, cell and update, reset, hidden.
     */
    static int[] gateOrder(RecurrentSpec.Cell cell) {
        return switch (cell) {
            case LSTM -> new int[] {0, 3, 1, 2};
            case GRU -> new int[] {1, 0, 2};
        };
    }

    private static float[] concatenated(List<float[]> parts) {
        float[] whole = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
