package io.inkstream.trainer.release;

import io.inkstream.trainer.network.ConvolutionLayer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Weights of modules as Java arrays. */
final class Weights {

    /** What libtorch adds to a variance before it divides by its root. */
    static final double NORM_EPSILON = 1e-5;

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

    /** Replaces the values, whatever the layout in memory. */
    static void put(Tensor tensor, float[] values) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            tensor.copy_(Tensor.create(values, values.length).reshape(tensor.sizes()));
        }
    }

    /** A norm that adds its offset and changes nothing else. */
    static void neutralize(BatchNorm2dImpl norm) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            norm.weight().fill_(new Scalar(1.0));
            norm.running_mean().fill_(new Scalar(0.0));
            norm.running_var().fill_(new Scalar(1 - NORM_EPSILON));
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
        return transposed(of(linear.weight()), outputs, inputs);
    }

    /** A matrix row by row, given column by column. */
    static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = matrix[row * columns + column];
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
