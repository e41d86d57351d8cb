package io.inkstream.trainer.network;

import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

public record MeanStepsLayer(MeanStepsSpec spec) implements Layer {

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return x.mean(new long[] {0}, false, new ScalarTypeOptional());
    }
}
