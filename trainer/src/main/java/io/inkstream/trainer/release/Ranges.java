package io.inkstream.trainer.release;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.ConvolutionLayer;
import io.inkstream.trainer.network.DrawingLayer;
import io.inkstream.trainer.network.Layer;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.ResidualLayer;
import io.inkstream.trainer.training.LineReader;
import java.util.IdentityHashMap;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The value range behind every convolution, before and after its activation, and behind every
 * residual block: what int8 must be able to write. Extremes are averaged over calibration batches,
 * so that one odd line does not coarsen the steps for all others.
 */
final class Ranges {

    /** Least and greatest value, zero included. */
    record Range(float least, float greatest) {

        static final Range INK = new Range(0, 1);

        Range plus(Range other) {
            return new Range(least + other.least, greatest + other.greatest);
        }

        Range dividedBy(int count) {
            return new Range(least / count, Math.max(greatest / count, 1e-6f));
        }
    }

    private static final Range NOTHING = new Range(0, 0);

    private final IdentityHashMap<Layer, Range> results = new IdentityHashMap<>();
    private final IdentityHashMap<Layer, Range> beforeActivation = new IdentityHashMap<>();
    private final IdentityHashMap<Layer, Range> sums = new IdentityHashMap<>();
    private int batches;

    /** Whether the network has anything that int8 makes smaller. */
    static boolean areNeeded(Network network) {
        return network.layers().stream()
                .anyMatch(l ->
                        l instanceof ConvolutionLayer
                                || l instanceof ResidualLayer
                                || l instanceof DrawingLayer);
    }

    /** Runs the lines through the network and watches. */
    static Ranges observed(Network network, List<LineBatch> batches) {
        Ranges observed = new Ranges();
        network.eval();
        for (LineBatch batch : batches) {
            observed.batches++;
            try (PointerScope _ = new PointerScope();
                    NoGradGuard _ = new NoGradGuard()) {
                Tensor ink = LineReader.ink(batch);
                network.scores(ink, batch.widths(), observed::watch);
            }
        }
        return observed;
    }

    /** What a convolution or a residual block gives. */
    Range of(Layer layer) {
        return mean(results.getOrDefault(layer, NOTHING));
    }

    /** What a convolution's activation is given. */
    Range beforeActivation(ConvolutionLayer layer) {
        return mean(beforeActivation.getOrDefault(layer, NOTHING));
    }

    /** The sum that a convolution on the way back up is given. */
    Range before(ConvolutionLayer up) {
        return mean(sums.getOrDefault(up, NOTHING));
    }

    private Range mean(Range sum) {
        return sum.dividedBy(Math.max(1, batches));
    }

    private void watch(Layer layer, Tensor in, Tensor out) {
        if (layer instanceof ConvolutionLayer convolution) {
            add(beforeActivation, layer, convolution.beforeActivation(in));
            add(results, layer, out);
        } else if (layer instanceof ResidualLayer residual) {
            Tensor between = residual.first().forward(in);
            watch(residual.first(), in, between);
            watch(residual.second(), between, residual.second().forward(between));
            residual.shortcut().ifPresent(around -> watch(around, in, around.forward(in)));
            add(results, layer, out);
        } else if (layer instanceof DrawingLayer drawing) {
            drawing.forward(in, new Parts(drawing));
        }
    }

    /** Watches what a drawing layer consists of. */
    private final class Parts implements DrawingLayer.Observer {
        private final DrawingLayer whole;

        Parts(DrawingLayer whole) {
            this.whole = whole;
        }

        @Override
        public void block(ResidualLayer block, Tensor in, Tensor out) {
            watch(block, in, out);
        }

        @Override
        public void convolution(ConvolutionLayer convolution, Tensor in, Tensor out) {
            watch(convolution, in, out);
            if (whole.ups().contains(convolution)) {
                add(sums, convolution, in);
            }
        }
    }

    private static void add(IdentityHashMap<Layer, Range> of, Layer layer, Tensor values) {
        Range seen =
                new Range(
                        Math.min(0, values.min().item_float()),
                        Math.max(0, values.max().item_float()));
        of.merge(layer, seen, Range::plus);
    }
}
