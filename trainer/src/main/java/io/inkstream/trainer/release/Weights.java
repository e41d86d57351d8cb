package io.inkstream.trainer.release;

import io.inkstream.trainer.network.ConvolutionLayer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Weights of modules as Java arrays. */
final class Weights {

    private static final double NORM_EPSILON = 1e-5;

    private Weights() {}

    /** Kernel and bias of a convolution that does what convolution and batch norm did. */
    @SuppressWarnings("ArrayRecordComponent") // lives within one export
    record Folded(float[] kernel, float[] bias) {}

    /** Row by row, whatever the layout in memory. */
    static float[] of(Tensor tensor) {
        try (PointerScope _ = new PointerScope()) {
            Tensor plain = tensor.detach().to(ScalarType.Float).contiguous();
            float[] values = new float[(int) plain.numel()];
            new FloatPointer(plain.data_ptr()).capacity(values.length).get(values);
            return values;
        }
    }

    static Folded of(ConvolutionLayer layer) {
        return layer.norm()
                .map(norm -> folded(layer.kernel().weight(), norm))
                .orElseGet(
                        () -> new Folded(of(layer.kernel().weight()), of(layer.kernel().bias())));
    }

    /** The matrix of a linear layer as ONNX multiplies it: [inputs, outputs]. */
    static float[] transposed(LinearImpl linear, int inputs, int outputs) {
        float[] weights = of(linear.weight());
        float[] transposed = new float[weights.length];
        for (int out = 0; out < outputs; out++) {
            for (int in = 0; in < inputs; in++) {
                transposed[in * outputs + out] = weights[out * inputs + in];
            }
        }
        return transposed;
    }

    private static Folded folded(Tensor kernel, BatchNorm2dImpl norm) {
        float[] weights = of(kernel);
        float[] gain = of(norm.weight());
        float[] offset = of(norm.bias());
        float[] mean = of(norm.running_mean());
        float[] variance = of(norm.running_var());
        float[] bias = new float[gain.length];
        int perMap = weights.length / gain.length;
        for (int map = 0; map < gain.length; map++) {
            double scale = gain[map] / Math.sqrt(variance[map] + NORM_EPSILON);
            bias[map] = (float) (offset[map] - mean[map] * scale);
            for (int i = map * perMap; i < (map + 1) * perMap; i++) {
                weights[i] = (float) (weights[i] * scale);
            }
        }
        return new Folded(weights, bias);
    }
}
