package io.inkstream.trainer.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

public record DropoutLayer(DropoutSpec spec) implements Layer {

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return torch.dropout(x, spec.share(), pass.isTraining());
    }
}
