package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Reads lines with a network under training; puts it into evaluation mode and back. */
public final class LineReader {

    private final Network network;
    private final Objective objective;
    private final ComputeDevice device;

    /** Reads texts on the processor. */
    public LineReader(Network network, CharacterClasses classes) {
        this(network, new LineObjective(classes, network.spec()), ComputeDevice.CPU);
    }

    /** Reads what an objective asks for, where the network lives. */
    public LineReader(Network network, Objective objective, ComputeDevice device) {
        this.network = network;
        this.objective = objective;
        this.device = device;
    }

    /** The reading of each line. */
    public List<String> read(LineBatch batch) {
        boolean training = network.is_training();
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor scores = network.scores(device.here(ink(batch)), batch.widths());
            return objective.readings(scores.to(ScalarType.Float), batch);
        } finally {
            network.train(training);
        }
    }

    /** Log probabilities [N][T*C] of the valid steps of each line, for the parity gate. */
    public List<float[]> logProbs(LineBatch batch) {
        int[] widths = batch.widths();
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor all = network.logProbs(ink(batch), widths).permute(1, 0, 2).contiguous();
            float[] flat = new float[(int) all.numel()];
            new FloatPointer(all.data_ptr()).capacity(flat.length).get(flat);
            int stepsTimesClasses = flat.length / batch.size();
            List<float[]> lines = new ArrayList<>();
            for (int n = 0; n < batch.size(); n++) {
                int valid = network.spec().steps(widths[n]) * network.classes();
                float[] line = new float[Math.min(valid, stepsTimesClasses)];
                System.arraycopy(flat, n * stepsTimesClasses, line, 0, line.length);
                lines.add(line);
            }
            return lines;
        }
    }

    static Tensor ink(LineBatch batch) {
        return Tensor.create(batch.ink(), batch.size(), 1, batch.height(), batch.width());
    }
}
