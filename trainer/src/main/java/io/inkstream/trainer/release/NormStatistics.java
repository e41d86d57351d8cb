package io.inkstream.trainer.release;

import static org.bytedeco.pytorch.global.torch.sqrt;

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
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Gives neutral batch norms the mean and variance of what really flows into them, and the gain and
 * offset that leave the result as it was: a network in training mode then computes nearly what it
 * computes in use.
 */
final class NormStatistics {

    private static final long[] ALL_BUT_MAPS = {0, 2, 3};

    private record Sums(Tensor mean, Tensor square, int batches) {

        Sums plus(Tensor otherMean, Tensor otherSquare) {
            return new Sums(mean.add(otherMean), square.add(otherSquare), batches + 1);
        }
    }

    private final IdentityHashMap<BatchNorm2dImpl, Sums> seen = new IdentityHashMap<>();

    private NormStatistics() {}

    /** Runs lines of the kind that will be trained with through a network with neutral norms. */
    static void measure(Network network, List<LineBatch> batches) {
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            NormStatistics statistics = new NormStatistics();
            for (LineBatch batch : batches) {
                Tensor ink = LineReader.ink(batch);
                network.scores(ink, batch.widths(), (layer, in, _) -> statistics.watch(layer, in));
            }
            statistics.seen.forEach(NormStatistics::settle);
        }
    }

    private void watch(Layer layer, Tensor in) {
        if (layer instanceof ResidualLayer residual) {
            watch(residual.first(), in);
            watch(residual.second(), residual.first().forward(in));
            residual.shortcut().ifPresent(shortcut -> watch(shortcut, in));
        } else if (layer instanceof DrawingLayer drawing) {
            drawing.forward(in, new Parts());
        } else if (layer instanceof ConvolutionLayer convolution) {
            convolution.norm().ifPresent(norm -> watch(norm, convolution.kernel().forward(in)));
        }
    }

    private final class Parts implements DrawingLayer.Observer {

        @Override
        public void block(ResidualLayer block, Tensor in, Tensor out) {
            watch(block, in);
        }

        @Override
        public void convolution(ConvolutionLayer convolution, Tensor in, Tensor out) {
            watch(convolution, in);
        }
    }

    private void watch(BatchNorm2dImpl norm, Tensor y) {
        Tensor mean = y.mean(ALL_BUT_MAPS, false, new ScalarTypeOptional());
        Tensor square = y.mul(y).mean(ALL_BUT_MAPS, false, new ScalarTypeOptional());
        seen.merge(norm, new Sums(mean, square, 1), (before, _) -> before.plus(mean, square));
    }

    private static void settle(BatchNorm2dImpl norm, Sums sums) {
        Scalar count = new Scalar((double) sums.batches());
        Tensor mean = sums.mean().div(count);
        Tensor variance = sums.square().div(count).sub(mean.mul(mean)).clamp_min(new Scalar(0.0));
        norm.bias().copy_(norm.bias().add(mean));
        norm.weight().copy_(sqrt(variance.add(new Scalar(Weights.NORM_EPSILON))));
        norm.running_mean().copy_(mean);
        norm.running_var().copy_(variance);
    }
}
