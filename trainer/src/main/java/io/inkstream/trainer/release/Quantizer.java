package io.inkstream.trainer.release;

import io.inkstream.trainer.network.ConvolutionLayer;
import io.inkstream.trainer.network.Layer;
import io.inkstream.trainer.release.Ranges.Range;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts quantise and dequantise pairs around convolutions, so that they run in int8: kernels per
 * output map and signed, activations unsigned. Without ranges it leaves everything in fp32.
 */
final class Quantizer {

    /**
     * Kernels use seven bits: without VNNI a CPU adds two products of eight bits each in sixteen
     * and saturates, so the same file would read differently on different machines.
     */
    private static final int LARGEST_WEIGHT = 63;

    private final OnnxGraph graph;
    private final Optional<Ranges> ranges;
    private final Map<String, Range> rangeOf = new HashMap<>();

    Quantizer(OnnxGraph graph, Optional<Ranges> ranges) {
        this.graph = graph;
        this.ranges = ranges;
    }

    /** The network's input. */
    String ink(String x) {
        return quantized(x, Range.INK);
    }

    /** What a convolution or a residual block gives. */
    String result(Layer layer, String x) {
        return ranges.map(observed -> quantized(x, observed.of(layer))).orElse(x);
    }

    /** What a convolution's activation is given. */
    String beforeActivation(ConvolutionLayer layer, String x) {
        return ranges.map(observed -> quantized(x, observed.beforeActivation(layer))).orElse(x);
    }

    /** The sum that a convolution on the way back up is given. */
    String sum(ConvolutionLayer up, String x) {
        return ranges.map(observed -> quantized(x, observed.before(up))).orElse(x);
    }

    /** Something that picks from {@code x}, and so has its range. */
    String picked(String x, String from) {
        return Optional.ofNullable(rangeOf.get(from)).map(range -> quantized(x, range)).orElse(x);
    }

    /** The names of kernel and bias for a convolution of {@code x}. */
    List<String> kernel(Weights.Folded folded, long[] shape, String x) {
        return ranges.isPresent()
                ? int8Kernel(folded, shape, rangeOf.getOrDefault(x, Range.INK))
                : List.of(
                        graph.weights("kernel", folded.kernel(), shape),
                        graph.weights("bias", folded.bias(), shape[0]));
    }

    private List<String> int8Kernel(Weights.Folded folded, long[] shape, Range input) {
        int maps = (int) shape[0];
        int perMap = folded.kernel().length / maps;
        byte[] kernel = new byte[folded.kernel().length];
        float[] scales = new float[maps];
        float[] biasScales = new float[maps];
        int[] bias = new int[maps];
        for (int map = 0; map < maps; map++) {
            int from = map * perMap;
            scales[map] = greatest(folded.kernel(), from, from + perMap) / LARGEST_WEIGHT;
            for (int i = from; i < from + perMap; i++) {
                kernel[i] = (byte) Math.round(folded.kernel()[i] / scales[map]);
            }
            biasScales[map] = scales[map] * scale(input);
            bias[map] = Math.round(folded.bias()[map] / biasScales[map]);
        }
        return List.of(
                dequantized(
                        graph.constant("kernel", OnnxGraph.Type.INT8, kernel, shape),
                        graph.floats("kernel_scale", scales, maps),
                        graph.constant("kernel_zero", OnnxGraph.Type.INT8, new byte[maps], maps)),
                dequantized(
                        graph.integers("bias", bias, maps),
                        graph.floats("bias_scale", biasScales, maps),
                        graph.integers("bias_zero", new int[maps], maps)));
    }

    private String dequantized(String values, String scales, String zeros) {
        return graph.node("DequantizeLinear", List.of(values, scales, zeros), Map.of("axis", 0L));
    }

    private static float greatest(float[] values, int from, int to) {
        float greatest = 1e-9f;
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, Math.abs(values[i]));
        }
        return greatest;
    }

    /** Through uint8 and back; nothing without ranges. */
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
