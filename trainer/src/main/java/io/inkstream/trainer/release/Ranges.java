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
 * The value range behind every convolution and residual block: what int8 must be able to write.
 * Extremes are averaged over calibration batches, so that one odd line does not coarsen the steps
 * for all others.
 */
final class Ranges {

    /** Least and greatest value, zero included. */
    record Range(float least, float greatest) {

        Range plus(Range other) {
            return new Range(least + other.least, greatest + other.greatest);
        }

        Range dividedBy(int count) {
            return new Range(least / count, Math.max(greatest / count, 1e-6f));
        }
    }

    private static final Range NOTHING = new Range(0, 0);

    private final IdentityHashMap<Layer, Range> sums = new IdentityHashMap<>();
    private int batches;

    /** Runs the lines through the network and watches. */
    static Ranges observed(Network network, List<LineBatch> batches) {
        Ranges observed = new Ranges();
        network.eval();
        for (LineBatch batch : batches) {
            observed.batches++;
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
        return sums.getOrDefault(layer, NOTHING).dividedBy(Math.max(1, batches));
    }

    private Tensor watch(Network network, Layer layer, Tensor x) {
        if (layer instanceof Network.Residual residual) {
            Tensor y = watch(network, residual.first(), x);
            watch(network, residual.second(), y);
            residual.shortcut().ifPresent(shortcut -> watch(network, shortcut, x));
        }
        Tensor y = network.forward(layer, x);
        Range seen =
                new Range(Math.min(0, y.min().item_float()), Math.max(0, y.max().item_float()));
        sums.merge(layer, seen, Range::plus);
        return y;
    }
}
