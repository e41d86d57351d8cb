package io.inkstream.trainer.network;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.MaxPool2dImpl;
import org.bytedeco.pytorch.MaxPool2dOptions;
import org.bytedeco.pytorch.Tensor;

public record MaxPoolLayer(MaxPoolSpec spec, MaxPool2dImpl pool) implements Layer {

    static MaxPoolLayer of(MaxPoolSpec spec, Modules modules) {
        LongPointer window = new LongPointer(spec.rows(), spec.columns());
        return new MaxPoolLayer(
                spec, modules.add("pool", new MaxPool2dImpl(new MaxPool2dOptions(window))));
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return pool.forward(x);
    }
}
