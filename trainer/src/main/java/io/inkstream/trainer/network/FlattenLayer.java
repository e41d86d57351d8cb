package io.inkstream.trainer.network;

import org.bytedeco.pytorch.Tensor;

public record FlattenLayer(FlattenSpec spec) implements Layer {

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return x.reshape(x.size(0), x.size(1) * x.size(2) * x.size(3));
    }
}
