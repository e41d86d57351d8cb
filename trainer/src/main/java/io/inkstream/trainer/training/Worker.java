package io.inkstream.trainer.training;

import static org.bytedeco.pytorch.global.torch.manual_seed;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Computes gradients on its own copy of the weights: forward in bfloat16 where that is fast, loss
 * in fp32, backward. Belongs to one thread.
 */
final class Worker implements Gradients {

    private final Network replica;
    private final Objective objective;
    private final ComputeDevice device;
    private final boolean bf16;

    Worker(Network replica, Objective objective, ComputeDevice device, boolean bf16) {
        this.replica = replica;
        this.objective = objective;
        this.device = device;
        this.bf16 = bf16;
        replica.train(true);
    }

    @Override
    public Network replica() {
        return replica;
    }

    @Override
    public float[] gradient(LineBatch batch, long dropoutSeed) {
        manual_seed(dropoutSeed);
        try (PointerScope _ = new PointerScope()) {
            clearGradient();
            Tensor losses = objective.losses(scores(batch).to(ScalarType.Float), batch);
            losses.mean().backward();
            Tensor plain = losses.detach().cpu().contiguous();
            float[] values = new float[batch.size()];
            new FloatPointer(plain.data_ptr()).capacity(values.length).get(values);
            return values;
        }
    }

    private void clearGradient() {
        TensorVector parameters = replica.parameters();
        for (long i = 0; i < parameters.size(); i++) {
            Tensor gradient = parameters.get(i).grad();
            if (gradient.defined()) {
                gradient.zero_();
            }
        }
    }

    private Tensor scores(LineBatch batch) {
        Tensor ink = device.here(LineReader.ink(batch));
        return bf16
                ? device.inBf16(() -> replica.scores(ink, batch.widths()))
                : replica.scores(ink, batch.widths());
    }
}
