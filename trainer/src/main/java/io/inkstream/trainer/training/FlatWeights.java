package io.inkstream.trainer.training;

import io.inkstream.trainer.network.Network;
import java.util.function.Function;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The weights of a network, or their gradients, as one array: what goes from process to process.
 */
final class FlatWeights {

    private FlatWeights() {}

    static float[] of(Network network) {
        return flat(network, parameter -> parameter);
    }

    static float[] gradients(Network network) {
        return flat(network, Tensor::grad);
    }

    static void put(float[] values, Network network) {
        put(values, network, parameter -> parameter);
    }

    static void putGradients(float[] values, Network network) {
        put(values, network, Tensor::grad);
    }

    private static float[] flat(Network network, Function<Tensor, Tensor> part) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            TensorVector parameters = network.parameters();
            float[] values = new float[Math.toIntExact(size(parameters))];
            int at = 0;
            for (long i = 0; i < parameters.size(); i++) {
                Tensor tensor = part.apply(parameters.get(i));
                int count = (int) parameters.get(i).numel();
                if (tensor.defined()) {
                    Tensor plain = tensor.detach().cpu().contiguous();
                    new FloatPointer(plain.data_ptr()).capacity(count).get(values, at, count);
                }
                at += count;
            }
            return values;
        }
    }

    /** Tensors that are not there, such as gradients of frozen weights, are passed over. */
    private static void put(float[] values, Network network, Function<Tensor, Tensor> part) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            TensorVector parameters = network.parameters();
            int at = 0;
            for (long i = 0; i < parameters.size(); i++) {
                Tensor tensor = part.apply(parameters.get(i));
                int count = (int) parameters.get(i).numel();
                if (tensor.defined()) {
                    float[] own = new float[count];
                    System.arraycopy(values, at, own, 0, count);
                    tensor.copy_(Tensor.create(own, tensor.sizes().vec().get()));
                }
                at += count;
            }
        }
    }

    private static long size(TensorVector parameters) {
        long size = 0;
        for (long i = 0; i < parameters.size(); i++) {
            size += parameters.get(i).numel();
        }
        return size;
    }
}
