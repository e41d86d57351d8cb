package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
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

    /**
     * What the network answers to each picture, as files of it do: log probabilities [T*C] of a
     * line's own steps, or [C] of the classes, or the numbers, or the maps. For the parity gate.
     */
    public List<float[]> answers(LineBatch batch) {
        int[] widths = batch.widths();
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor ink = ink(batch);
            Tensor all =
                    switch (network.spec().head()) {
                        case CTC -> network.logProbs(ink, widths).permute(1, 0, 2);
                        case SOFTMAX -> network.logProbs(ink, widths);
                        case REGRESSION, MAPS -> network.scores(ink, widths).to(ScalarType.Float);
                    };
            Tensor plain = all.contiguous();
            float[] flat = new float[(int) plain.numel()];
            new FloatPointer(plain.data_ptr()).capacity(flat.length).get(flat);
            int perPicture = flat.length / batch.size();
            boolean steps = network.spec().head() == Head.CTC;
            List<float[]> answers = new ArrayList<>();
            for (int n = 0; n < batch.size(); n++) {
                int own = steps ? network.spec().steps(widths[n]) * network.classes() : perPicture;
                int from = n * perPicture;
                answers.add(Arrays.copyOfRange(flat, from, from + Math.min(own, perPicture)));
            }
            return answers;
        }
    }

    /** The pictures as networks take them. */
    public static Tensor ink(LineBatch batch) {
        return Tensor.create(
                batch.ink(), batch.size(), batch.channels(), batch.height(), batch.width());
    }
}
