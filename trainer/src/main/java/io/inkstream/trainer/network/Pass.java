package io.inkstream.trainer.network;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * What layers must know of a batch beside its values: how far each line reaches, and whether this
 * is training. Its tensors live in the pointer scope of the pass.
 */
final class Pass {

    private final int[] steps;
    private final boolean training;
    private final Device device;
    private final Map<Integer, Tensor> reversals = new HashMap<>();
    private final Map<Integer, Tensor> beyond = new HashMap<>();

    /**
     * One pass of a batch.
     *
     * @param steps what each line covers of the sequence
     */
    Pass(int[] steps, boolean training, Device device) {
        this.steps = steps.clone();
        this.training = training;
        this.device = device;
    }

    boolean isTraining() {
        return training;
    }

    /** The same values where the batch is. */
    Tensor here(Tensor values) {
        return values.to(device, values.scalar_type());
    }

    /**
     * For each step and line the row of [T*N] that mirrors it within the line; steps beyond the
     * line stay.
     */
    Tensor reversal(int length) {
        return reversals.computeIfAbsent(
                length,
                _ -> {
                    long[] rows = new long[length * steps.length];
                    for (int n = 0; n < steps.length; n++) {
                        int valid = Math.min(length, steps[n]);
                        for (int t = 0; t < length; t++) {
                            int mirrored = t < valid ? valid - 1 - t : t;
                            rows[t * steps.length + n] = (long) mirrored * steps.length + n;
                        }
                    }
                    return here(Tensor.create(rows, rows.length));
                });
    }

    /** For each line the row of [T*N] at its last step. */
    Tensor ends(int length) {
        long[] rows = new long[steps.length];
        for (int n = 0; n < steps.length; n++) {
            rows[n] = (long) (Math.min(length, steps[n]) - 1) * steps.length + n;
        }
        return here(Tensor.create(rows, rows.length));
    }

    /** True where a step lies beyond its line, [N,1,1,T]. */
    Tensor beyond(int length) {
        return beyond.computeIfAbsent(
                length,
                _ -> {
                    boolean[] outside = new boolean[steps.length * length];
                    for (int n = 0; n < steps.length; n++) {
                        for (int t = steps[n]; t < length; t++) {
                            outside[n * length + t] = true;
                        }
                    }
                    return here(Tensor.create(outside, steps.length, 1, 1, length));
                });
    }
}
