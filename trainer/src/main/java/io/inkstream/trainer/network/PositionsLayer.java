package io.inkstream.trainer.network;

import org.bytedeco.pytorch.Tensor;

public record PositionsLayer(PositionsSpec spec, int features) implements Layer {

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        int steps = (int) x.size(0);
        float[] frequencies = PositionsSpec.frequencies(features);
        float[] phases = PositionsSpec.phases(features);
        float[] sines = new float[steps * features];
        for (int t = 0; t < steps; t++) {
            for (int f = 0; f < features; f++) {
                sines[t * features + f] = (float) Math.sin(t * frequencies[f] + phases[f]);
            }
        }
        return x.add(pass.here(Tensor.create(sines, steps, 1, features)));
    }
}
