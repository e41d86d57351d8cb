package io.inkstream.trainer.release;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.Network.Layer;
import java.util.IdentityHashMap;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The value range behind every convolution and residual block over calibration lines: what int8
 * must be able to write.
 */
final class Ranges {

    /** Least and greatest value, zero included. */
    record Range(float least, float greatest) {

        Range with(float value) {
            return new Range(Math.min(least, value), Math.max(greatest, value));
        }
    }

    private static final Range NOTHING = new Range(0, 1e-6f);

    private final IdentityHashMap<Layer, Range> ranges = new IdentityHashMap<>();

    /** Runs the lines through the network and watches. */
    static Ranges observed(Network network, List<LineBatch> batches) {
        Ranges observed = new Ranges();
        network.eval();
        for (LineBatch batch : batches) {
            try (PointerScope _ = new PointerScope();
                    NoGradGuard _ = new NoGradGuard()) {
                Tensor x =
                        Tensor.create(batch.ink(), batch.size(), 1, batch.height(), batch.width());
                for (Layer layer : network.layers()) {
                    if (layer instanceof Network.Collapse) {
                        break;
                    }
                    x = observed.watch(network, layer, x);
                }
            }
        }
        return observed;
    }

    Range of(Layer layer) {
        return ranges.getOrDefault(layer, NOTHING);
    }

    private Tensor watch(Network network, Layer layer, Tensor x) {
        if (layer instanceof Network.Residual residual) {
            Tensor y = watch(network, residual.first(), x);
            watch(network, residual.second(), y);
            residual.shortcut().ifPresent(shortcut -> watch(network, shortcut, x));
        }
        Tensor y = network.forward(layer, x);
        ranges.merge(
                layer,
                NOTHING.with(y.min().item_float()).with(y.max().item_float()),
                Ranges::union);
        return y;
    }

    private static Range union(Range a, Range b) {
        return new Range(Math.min(a.least(), b.least()), Math.max(a.greatest(), b.greatest()));
    }
}
