package io.inkstream.trainer.network;

import java.util.Optional;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Tensor;

/** Without a norm the kernel has a bias. */
public record ConvolutionLayer(
        ConvolutionSpec spec, int inputs, Conv2dImpl kernel, Optional<BatchNorm2dImpl> norm)
        implements Layer {

    static ConvolutionLayer of(ConvolutionSpec spec, int inputs, Modules modules) {
        Conv2dOptions options =
                new Conv2dOptions(
                        inputs, spec.maps(), new LongPointer(spec.rows(), spec.columns()));
        options.stride().put(0, spec.rowStride());
        options.stride().put(1, spec.columnStride());
        options.padding().put(new LongPointer(spec.rowPadding(), spec.columnPadding()));
        options.bias().put(!spec.normalized());
        Conv2dImpl kernel = modules.add("conv", new Conv2dImpl(options));
        return new ConvolutionLayer(
                spec,
                inputs,
                kernel,
                spec.normalized()
                        ? Optional.of(
                                modules.addBeside(
                                        "norm",
                                        new BatchNorm2dImpl(new BatchNormOptions(spec.maps()))))
                        : Optional.empty());
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return forward(x);
    }

    /** A convolution needs to know nothing of the batch. */
    public Tensor forward(Tensor x) {
        return spec.activation().of(beforeActivation(x));
    }

    /** What the activation is given. */
    public Tensor beforeActivation(Tensor x) {
        Tensor y = kernel.forward(x);
        return norm.isPresent() ? norm.get().forward(y) : y;
    }
}
