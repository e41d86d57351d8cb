package io.inkstream.trainer.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

public record ResidualLayer(
        ResidualSpec spec,
        ConvolutionLayer first,
        ConvolutionLayer second,
        Optional<ConvolutionLayer> shortcut)
        implements Layer {

    static ResidualLayer of(ResidualSpec spec, Shape before, Modules modules) {
        int inputs = before.features();
        return new ResidualLayer(
                spec,
                ConvolutionLayer.of(spec.first(), inputs, modules),
                ConvolutionLayer.of(spec.second(), spec.maps(), modules),
                spec.shortcut(before).map(s -> ConvolutionLayer.of(s, inputs, modules)));
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return forward(x);
    }

    /** A block needs to know nothing of the batch. */
    Tensor forward(Tensor x) {
        Tensor around = shortcut.isPresent() ? shortcut.get().forward(x) : x;
        return torch.relu_(second.forward(first.forward(x)).add(around));
    }
}
