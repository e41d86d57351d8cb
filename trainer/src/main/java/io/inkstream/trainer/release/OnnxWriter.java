package io.inkstream.trainer.release;

import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.Network.BiLstm;
import io.inkstream.trainer.network.Network.Classes;
import io.inkstream.trainer.network.Network.Collapse;
import io.inkstream.trainer.network.Network.Convolution;
import io.inkstream.trainer.network.Network.Dropout;
import io.inkstream.trainer.network.Network.Layer;
import io.inkstream.trainer.network.Network.MaxPool;
import io.inkstream.trainer.network.Network.Residual;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.release.Ranges.Range;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LSTMImpl;

/**
 * Writes a trained network as a line model: {@code pixels} uint8 [N,H,W] and {@code widths} int32
 * [N] in, {@code log_probs} float [N,T,C] out. Columns beyond a line's width are cleared and the
 * LSTM stops at the line's end, so what lies there does not matter. Batch norm is folded into the
 * kernels.
 *
 * <p>With ranges the convolutions are written in int8 (quantise and dequantise pairs around each,
 * kernels per output map, activations unsigned); the LSTM and the classes stay in fp32, because
 * dynamic int8 scales would span a batch.
 */
public final class OnnxWriter {

    /** libtorch's gates are input, forget, cell, output; ONNX has input, output, forget, cell. */
    static final int[] GATES = {0, 3, 1, 2};

    /**
     * Kernels use seven bits: without VNNI a CPU adds two products of eight bits each in sixteen
     * and saturates, so the same file would read differently on different machines.
     */
    private static final int LARGEST_WEIGHT = 63;

    private final Network network;
    private final ModelDescription description;
    private final Optional<Ranges> ranges;
    private final OnnxGraph graph = new OnnxGraph();
    private final Map<String, Range> rangeOf = new HashMap<>();

    private OnnxWriter(Network network, ModelDescription description, Optional<Ranges> ranges) {
        this.network = network;
        this.description = description;
        this.ranges = ranges;
    }

    static byte[] fp32(Network network, ModelDescription description) {
        return new OnnxWriter(network, description, Optional.empty()).write();
    }

    static byte[] int8(Network network, ModelDescription description, Ranges ranges) {
        return new OnnxWriter(network, description, Optional.of(ranges)).write();
    }

    private byte[] write() {
        network.eval();
        try (PointerScope _ = new PointerScope()) {
            NetworkSpec spec = network.spec();
            graph.input(ModelFile.PIXELS, OnnxGraph.Type.UINT8, "N", spec.height(), "W");
            graph.input(ModelFile.WIDTHS, OnnxGraph.Type.INT32, "N");
            String x = quantized(maskedInk(), new Range(0, 1));
            for (Layer layer : network.layers()) {
                x = add(layer, x);
            }
            String logProbs = graph.node("LogSoftmax", List.of(x), Map.of("axis", 2L));
            graph.node(
                    "Transpose",
                    List.of(logProbs),
                    Map.of("perm", new long[] {1, 0, 2}),
                    ModelFile.LOG_PROBS);
            graph.output(ModelFile.LOG_PROBS, OnnxGraph.Type.FLOAT, "N", "T", network.classes());
            return graph.toModel(description.name(), description.toMetadata());
        }
    }

    /** [N,1,H,W] from 0 paper to 1 ink, nothing beyond each line's width. */
    private String maskedInk() {
        String gray = graph.node("Cast", List.of(ModelFile.PIXELS), Map.of("to", 1L));
        String dark = graph.node("Sub", graph.scalar("paper", 255f), gray);
        String ink = graph.node("Div", dark, graph.scalar("full", 255f));
        String shape = graph.node("Shape", ModelFile.PIXELS);
        String width = graph.node("Gather", shape, graph.scalar("last", 2L));
        String columns =
                graph.node("Range", graph.scalar("zero", 0L), width, graph.scalar("one", 1L));
        String widths = graph.node("Cast", List.of(ModelFile.WIDTHS), Map.of("to", 7L));
        String perLine = graph.node("Unsqueeze", widths, graph.longs("axes", 1, 2));
        String inside = graph.node("Less", columns, perLine);
        String mask = graph.node("Cast", List.of(inside), Map.of("to", 1L));
        String masked = graph.node("Mul", ink, mask);
        return graph.node("Unsqueeze", masked, graph.longs("axes", 1));
    }

    /** Steps of each line, int32 [N], at least one. */
    private String lengths() {
        int stride = network.spec().stride();
        String raised =
                graph.node("Add", ModelFile.WIDTHS, graph.scalar("stride_less_one", stride - 1));
        String steps = graph.node("Div", raised, graph.scalar("stride", stride));
        return graph.node("Max", steps, graph.scalar("least", 1));
    }

    private String add(Layer layer, String x) {
        return switch (layer) {
            case Convolution c -> quantized(rectified(c, convolution(c, x)), range(c));
            case Residual r -> residual(r, x);
            case MaxPool p -> pool(p, x);
            case Collapse c -> collapse(c, x);
            case BiLstm l -> lstm(l, x);
            case Dropout _ -> x;
            case Classes c -> classes(c, x);
        };
    }

    private String convolution(Convolution c, String x) {
        Weights.Folded folded = Weights.folded(c.kernel().weight(), c.norm());
        var spec = c.spec();
        int maps = spec.maps();
        long[] shape = {
            maps,
            folded.kernel().length / ((long) maps * spec.rows() * spec.columns()),
            spec.rows(),
            spec.columns()
        };
        List<String> inputs =
                ranges.isPresent()
                        ? int8Kernel(folded, shape, x)
                        : List.of(
                                x,
                                graph.floats("kernel", folded.kernel(), shape),
                                graph.floats("bias", folded.bias(), maps));
        return graph.node(
                "Conv",
                inputs,
                Map.of(
                        "kernel_shape", new long[] {spec.rows(), spec.columns()},
                        "strides", new long[] {spec.rowStride(), spec.columnStride()},
                        "pads",
                                new long[] {
                                    spec.rows() / 2,
                                    spec.columns() / 2,
                                    spec.rows() / 2,
                                    spec.columns() / 2
                                }));
    }

    private List<String> int8Kernel(Weights.Folded folded, long[] shape, String x) {
        int maps = (int) shape[0];
        int perMap = folded.kernel().length / maps;
        float inputScale = scale(rangeOf.getOrDefault(x, new Range(0, 1)));
        byte[] kernel = new byte[folded.kernel().length];
        float[] scales = new float[maps];
        float[] biasScales = new float[maps];
        int[] bias = new int[maps];
        for (int map = 0; map < maps; map++) {
            float greatest = 1e-9f;
            for (int i = map * perMap; i < (map + 1) * perMap; i++) {
                greatest = Math.max(greatest, Math.abs(folded.kernel()[i]));
            }
            scales[map] = greatest / LARGEST_WEIGHT;
            for (int i = map * perMap; i < (map + 1) * perMap; i++) {
                kernel[i] = (byte) Math.round(folded.kernel()[i] / scales[map]);
            }
            biasScales[map] = scales[map] * inputScale;
            bias[map] = Math.round(folded.bias()[map] / biasScales[map]);
        }
        Map<String, Object> perOutput = Map.of("axis", 0L);
        String weights =
                graph.node(
                        "DequantizeLinear",
                        List.of(
                                graph.constant("kernel", OnnxGraph.Type.INT8, kernel, shape),
                                graph.floats("kernel_scale", scales, maps),
                                graph.constant(
                                        "kernel_zero", OnnxGraph.Type.INT8, new byte[maps], maps)),
                        perOutput);
        String offsets =
                graph.node(
                        "DequantizeLinear",
                        List.of(
                                graph.integers("bias", bias, maps),
                                graph.floats("bias_scale", biasScales, maps),
                                graph.integers("bias_zero", new int[maps], maps)),
                        perOutput);
        return List.of(x, weights, offsets);
    }

    private String rectified(Convolution c, String x) {
        return c.rectified() ? graph.node("Relu", x) : x;
    }

    private String residual(Residual r, String x) {
        String body = add(r.second(), add(r.first(), x));
        String around = r.shortcut().map(shortcut -> add(shortcut, x)).orElse(x);
        return quantized(graph.node("Relu", graph.node("Add", body, around)), range(r));
    }

    private String pool(MaxPool p, String x) {
        long[] window = {p.spec().rows(), p.spec().columns()};
        String y =
                graph.node(
                        "MaxPool", List.of(x), Map.of("kernel_shape", window, "strides", window));
        Range range = rangeOf.get(x);
        return range == null ? y : quantized(y, range);
    }

    private String collapse(Collapse c, String x) {
        if (c.mean()) {
            String mean =
                    graph.node(
                            "ReduceMean",
                            List.of(x),
                            Map.of("axes", new long[] {2}, "keepdims", 0L));
            return graph.node("Transpose", List.of(mean), Map.of("perm", new long[] {2, 0, 1}));
        }
        String columns =
                graph.node("Transpose", List.of(x), Map.of("perm", new long[] {3, 0, 1, 2}));
        return graph.node("Reshape", columns, graph.longs("stacked", 0, 0, -1));
    }

    private String lstm(BiLstm l, String x) {
        int cells = l.cells();
        int inputs = l.inputs();
        float[] w =
                concatenated(
                        gates(l.forward(), "weight_ih_l0", cells, inputs),
                        gates(l.backward(), "weight_ih_l0", cells, inputs));
        float[] r =
                concatenated(
                        gates(l.forward(), "weight_hh_l0", cells, cells),
                        gates(l.backward(), "weight_hh_l0", cells, cells));
        float[] b =
                concatenated(
                        gates(l.forward(), "bias_ih_l0", cells, 1),
                        gates(l.forward(), "bias_hh_l0", cells, 1),
                        gates(l.backward(), "bias_ih_l0", cells, 1),
                        gates(l.backward(), "bias_hh_l0", cells, 1));
        String y =
                graph.node(
                        "LSTM",
                        List.of(
                                x,
                                graph.floats("lstm_w", w, 2, 4L * cells, inputs),
                                graph.floats("lstm_r", r, 2, 4L * cells, cells),
                                graph.floats("lstm_b", b, 2, 8L * cells),
                                lengths()),
                        Map.of("hidden_size", (long) cells, "direction", "bidirectional"));
        String both = graph.node("Transpose", List.of(y), Map.of("perm", new long[] {0, 2, 1, 3}));
        return graph.node("Reshape", both, graph.longs("joined", 0, 0, -1));
    }

    private static float[] gates(LSTMImpl lstm, String name, int cells, int columns) {
        float[] torch = Weights.of(lstm.named_parameters().get(name));
        float[] onnx = new float[torch.length];
        int block = cells * columns;
        for (int gate = 0; gate < GATES.length; gate++) {
            System.arraycopy(torch, GATES[gate] * block, onnx, gate * block, block);
        }
        return onnx;
    }

    private static float[] concatenated(float[]... parts) {
        float[] whole = new float[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private String classes(Classes c, String x) {
        float[] weights = Weights.of(c.linear().weight());
        float[] transposed = new float[weights.length];
        for (int out = 0; out < c.classes(); out++) {
            for (int in = 0; in < c.inputs(); in++) {
                transposed[in * c.classes() + out] = weights[out * c.inputs() + in];
            }
        }
        String scores =
                graph.node(
                        "MatMul",
                        x,
                        graph.floats("classes_w", transposed, c.inputs(), c.classes()));
        return graph.node(
                "Add",
                scores,
                graph.floats("classes_b", Weights.of(c.linear().bias()), c.classes()));
    }

    private Range range(Layer layer) {
        return ranges.map(observed -> observed.of(layer)).orElse(new Range(0, 1));
    }

    /**
     * Through uint8 and back, so that the operators between run in int8; nothing without ranges.
     */
    private String quantized(String x, Range range) {
        if (ranges.isEmpty()) {
            return x;
        }
        String scale = graph.scalar("scale", scale(range));
        int zero = Math.round(-range.least() / scale(range));
        String zeroPoint = graph.constant("zero", OnnxGraph.Type.UINT8, new byte[] {(byte) zero});
        String bytes = graph.node("QuantizeLinear", x, scale, zeroPoint);
        String y = graph.node("DequantizeLinear", bytes, scale, zeroPoint);
        rangeOf.put(y, range);
        return y;
    }

    private static float scale(Range range) {
        return (range.greatest() - range.least()) / 255;
    }
}
