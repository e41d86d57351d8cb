package io.inkstream.trainer.network;

import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

public record LinearLayer(LinearSpec spec, int inputs, LinearImpl linear) implements Layer {

    static LinearLayer of(LinearSpec spec, int inputs, Modules modules) {
        return new LinearLayer(
                spec, inputs, modules.add("linear", new LinearImpl(inputs, spec.outputs())));
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return spec.activation().of(linear.forward(x));
    }
}
