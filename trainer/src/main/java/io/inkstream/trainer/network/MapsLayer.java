package io.inkstream.trainer.network;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** The last layer under the head {@code maps}: at every place a linear one to the maps' values. */
public record MapsLayer(LinearSpec spec, int inputs, Conv2dImpl kernel) implements Layer {

    private static final String HEAD = "maps";

    static MapsLayer ofHead(int maps, int inputs, Module owner) {
        Conv2dOptions options = new Conv2dOptions(inputs, maps, new LongPointer(1, 1));
        return new MapsLayer(
                new LinearSpec(maps, Activation.NONE),
                inputs,
                owner.register_module(HEAD, new Conv2dImpl(options)));
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return kernel.forward(x);
    }
}
