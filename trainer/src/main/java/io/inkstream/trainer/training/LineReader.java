package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Reads lines with a network under training; puts it into evaluation mode and back. */
public final class LineReader {

    private final Network network;
    private final CharacterClasses classes;

    public LineReader(Network network, CharacterClasses classes) {
        this.network = network;
        this.classes = classes;
    }

    /** The greedy reading of each line. */
    public List<String> read(LineBatch batch) {
        int[] widths = batch.widths();
        boolean training = network.is_training();
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor best =
                    network.scores(ink(batch), widths)
                            .argmax(new LongOptional(2), false)
                            .contiguous();
            int steps = (int) best.size(0);
            long[] flat = new long[steps * batch.size()];
            new LongPointer(best.data_ptr()).capacity(flat.length).get(flat);
            List<String> texts = new ArrayList<>();
            for (int n = 0; n < batch.size(); n++) {
                int[] line = new int[Math.min(steps, network.spec().steps(widths[n]))];
                for (int t = 0; t < line.length; t++) {
                    line[t] = (int) flat[t * batch.size() + n];
                }
                texts.add(classes.decode(line));
            }
            return texts;
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
