package io.inkstream.trainer.training;

import static org.bytedeco.pytorch.global.torch.clear_cache;
import static org.bytedeco.pytorch.global.torch.ctc_loss;
import static org.bytedeco.pytorch.global.torch.log_softmax;
import static org.bytedeco.pytorch.global.torch.set_autocast_cache_enabled;
import static org.bytedeco.pytorch.global.torch.set_autocast_dtype;
import static org.bytedeco.pytorch.global.torch.set_autocast_enabled;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Network;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Computes gradients on its own copy of the weights: forward in bfloat16 where the CPU has it, CTC
 * loss in fp32, backward. Belongs to one thread.
 */
final class Worker {

    private final Network replica;
    private final CharacterClasses classes;
    private final boolean bf16;

    Worker(Network replica, CharacterClasses classes, boolean bf16) {
        this.replica = replica;
        this.classes = classes;
        this.bf16 = bf16;
        replica.train(true);
    }

    Network replica() {
        return replica;
    }

    /**
     * Leaves the gradient of a batch in the replica and returns the mean CTC loss per character.
     */
    float gradient(LineBatch batch) {
        try (PointerScope _ = new PointerScope()) {
            clearGradient();
            Tensor logProbs = log_softmax(scores(batch).to(ScalarType.Float), 2);
            Tensor loss = loss(logProbs, batch);
            loss.backward();
            return loss.item_float();
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
        if (!bf16) {
            return replica.scores(LineReader.ink(batch), batch.widths());
        }
        set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
        set_autocast_cache_enabled(true);
        set_autocast_enabled(DeviceType.CPU, true);
        try {
            return replica.scores(LineReader.ink(batch), batch.widths());
        } finally {
            clear_cache();
            set_autocast_enabled(DeviceType.CPU, false);
        }
    }

    private Tensor loss(Tensor logProbs, LineBatch batch) {
        long steps = logProbs.size(0);
        long[] inputs =
                Arrays.stream(batch.widths())
                        .mapToLong(w -> Math.min(steps, replica.spec().steps(w)))
                        .toArray();
        long[][] texts =
                batch.lines().stream()
                        .map(TextLine::text)
                        .map(classes::encode)
                        .toArray(long[][]::new);
        long[] lengths = Arrays.stream(texts).mapToLong(text -> text.length).toArray();
        long[] targets = Arrays.stream(texts).flatMapToLong(Arrays::stream).toArray();
        return ctc_loss(
                logProbs, Tensor.create(targets, targets.length), inputs, lengths, 0, 1, true);
    }
}
