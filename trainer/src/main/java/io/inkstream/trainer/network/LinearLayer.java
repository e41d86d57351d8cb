package io.inkstream.trainer.network;

import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * A linear layer; the last one is the head's.
 *
 * @param name its module's, without a number, and that of its constants in a model file
 */
public record LinearLayer(LinearSpec spec, int inputs, String name, LinearImpl linear)
        implements Layer {

    private static final String INNER = "linear";
    private static final String HEAD = "classes";

    static LinearLayer of(LinearSpec spec, int inputs, Modules modules) {
        return new LinearLayer(
                spec, inputs, INNER, modules.add(INNER, new LinearImpl(inputs, spec.outputs())));
    }

    /** To what the head chooses from. */
    static LinearLayer ofHead(int classes, int inputs, Module owner) {
        return new LinearLayer(
                new LinearSpec(classes, Activation.NONE),
                inputs,
                HEAD,
                owner.register_module(HEAD, new LinearImpl(inputs, classes)));
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return spec.activation().of(linear.forward(x));
    }
}
