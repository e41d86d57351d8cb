package io.inkstream.trainer.training;

import io.inkstream.trainer.network.Network;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * A second network that follows the trained one as an exponential average, batch norm statistics
 * included.
 */
final class WeightAverage {

    private final Network trained;
    private final Network average;
    private final double decay;

    WeightAverage(Network trained, double decay, ComputeDevice device) {
        this.trained = trained;
        this.decay = decay;
        this.average = new Network(trained.spec(), trained.classes());
        device.take(average);
        average.eval();
        follow(0);
    }

    Network network() {
        return average;
    }

    /**
     * Moves towards the trained weights; early on faster, so that the random start is forgotten.
     */
    void update(long step) {
        follow(Math.min(decay, (1.0 + step) / (10.0 + step)));
    }

    private void follow(double keep) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            follow(trained.parameters(), average.parameters(), keep);
            follow(trained.buffers(), average.buffers(), keep);
        }
    }

    private static void follow(TensorVector from, TensorVector to, double keep) {
        for (long i = 0; i < from.size(); i++) {
            Tensor target = to.get(i);
            if (target.is_floating_point()) {
                target.lerp_(from.get(i), new Scalar(1 - keep));
            } else {
                target.copy_(from.get(i));
            }
        }
    }
}
