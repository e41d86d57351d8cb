package io.inkstream.trainer.network;

import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.Tensor;

public record NormLayer(NormSpec spec, int features, LayerNormImpl norm) implements Layer {

    static NormLayer of(NormSpec spec, int features, Modules modules) {
        return new NormLayer(spec, features, modules.add("layer_norm", module(features)));
    }

    static LayerNormImpl module(int features) {
        return new LayerNormImpl(new LongVector(new long[] {features}));
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return norm.forward(x);
    }
}
