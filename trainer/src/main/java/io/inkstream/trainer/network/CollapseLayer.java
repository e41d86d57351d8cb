package io.inkstream.trainer.network;

import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Maps to a sequence.
 *
 * @param rows of the maps
 */
public record CollapseLayer(CollapseSpec spec, int rows) implements Layer {

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return spec.mean() ? meanOfRows(x) : stackedRows(x);
    }

    private static Tensor meanOfRows(Tensor x) {
        return x.mean(new long[] {2}, false, new ScalarTypeOptional())
                .permute(2, 0, 1)
                .contiguous();
    }

    private static Tensor stackedRows(Tensor x) {
        return x.permute(3, 0, 1, 2).reshape(x.size(3), x.size(0), x.size(1) * x.size(2));
    }
}
