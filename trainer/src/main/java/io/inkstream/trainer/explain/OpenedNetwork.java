package io.inkstream.trainer.explain;

import static org.bytedeco.pytorch.global.torch.log_softmax;

import io.inkstream.recognition.decoding.GreedyDecoder;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.ConvolutionLayer;
import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Layer;
import io.inkstream.trainer.network.MaxPoolLayer;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.RecurrentLayer;
import io.inkstream.trainer.network.ResidualLayer;
import io.inkstream.trainer.network.TransformerLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A trained network that can be looked into. One that answers once for a whole picture is looked at
 * as one of a single step. One thread at a time; the network stays in evaluation mode.
 */
public final class OpenedNetwork {

    private static final int MOST_MAPS = 16;

    private final Network network;
    private final List<String> charset;

    /**
     * Takes a network over.
     *
     * @param charset text of each class, of a line's the blank first; names of the numbers
     */
    public OpenedNetwork(Network network, List<String> charset) {
        this.network = network;
        this.charset = List.copyOf(charset);
        network.eval();
    }

    List<String> charset() {
        return charset;
    }

    int stride() {
        return network.spec().stride();
    }

    /** What the worker's decoder reads, the likeliest class, or the numbers. */
    public String read(TextLine line) {
        return switch (network.spec().head()) {
            case CTC ->
                    new GreedyDecoder(charset, 1).decode(logProbs(List.of(line)).getFirst()).text();
            case SOFTMAX -> charset.get(logProbs(List.of(line)).getFirst().likeliest(0));
            case REGRESSION -> values(line);
            case MAPS ->
                    throw new IllegalArgumentException(
                            "a line finder reads pages; explain looks into models of lines, classes and numbers");
        };
    }

    private String values(TextLine line) {
        LineBatch batch = batch(List.of(line));
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            StringJoiner values = new StringJoiner(" ");
            for (float value : floats(network.scores(ink(batch), batch.widths()))) {
                values.add(Float.toString(value));
            }
            return values.toString();
        }
    }

    /** Whether its answer is numbers, which have no probabilities. */
    boolean isRegression() {
        return network.spec().head() == Head.REGRESSION;
    }

    /** Log probabilities of lines of one width. */
    List<Logits> logProbs(List<TextLine> lines) {
        LineBatch batch = batch(lines);
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor all = stepped(network.logProbs(ink(batch), batch.widths())).permute(1, 0, 2);
            float[] flat = floats(all);
            int classes = network.classes();
            int steps = flat.length / lines.size() / classes;
            List<Logits> answers = new ArrayList<>();
            for (int n = 0; n < lines.size(); n++) {
                float[] own = new float[steps * classes];
                System.arraycopy(flat, n * own.length, own, 0, own.length);
                answers.add(new Logits(steps, classes, own));
            }
            return answers;
        }
    }

    /** Pictures of fixed width are as wide as the network wants them. */
    private LineBatch batch(List<TextLine> lines) {
        return new LineBatch(lines, Math.max(1, network.spec().input().width()));
    }

    /** [T,N,C], of one step where the answer has none. */
    private static Tensor stepped(Tensor scores) {
        return scores.dim() == 2 ? scores.unsqueeze(0) : scores;
    }

    /**
     * By how much the log probability of a path, or the sum of the numbers, changes with each
     * pixel's ink: the size of the gradient over all colours, row by row (Simonyan, Vedaldi,
     * Zisserman, "Deep inside convolutional networks", 2014).
     *
     * @param path the class of each step
     */
    float[][] saliency(TextLine line, int[] path) {
        LineBatch batch = batch(List.of(line));
        try (PointerScope _ = new PointerScope()) {
            Tensor ink = ink(batch);
            ink.set_requires_grad(true);
            Tensor scores = stepped(network.scores(ink, batch.widths()));
            if (isRegression()) {
                scores.sum().backward();
                return gradient(ink, batch);
            }
            Tensor logProbs = log_softmax(scores.to(ScalarType.Float), 2);
            long[] classes = new long[path.length];
            for (int t = 0; t < path.length; t++) {
                classes[t] = path[t];
            }
            Tensor wanted = Tensor.create(classes, path.length, 1, 1);
            logProbs.gather(2, wanted).sum().backward();
            return gradient(ink, batch);
        }
    }

    private static float[][] gradient(Tensor ink, LineBatch batch) {
        return plane(floats(ink.grad().abs().sum(1)), batch.height(), batch.width());
    }

    /** What comes out of each layer that has something to show. */
    List<LayerOutput> layers(TextLine line) {
        LineBatch batch = batch(List.of(line));
        List<LayerOutput> outputs = new ArrayList<>();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            network.scores(
                    ink(batch),
                    batch.widths(),
                    (layer, in, out) -> {
                        if (layer instanceof ConvolutionLayer
                                || layer instanceof ResidualLayer
                                || layer instanceof MaxPoolLayer) {
                            outputs.add(featureMaps(layer, out));
                        } else if (layer instanceof RecurrentLayer && out.dim() == 3) {
                            outputs.add(states(layer, out));
                        } else if (layer instanceof TransformerLayer attending) {
                            outputs.add(
                                    attention(
                                            layer,
                                            network.attention(attending, in, batch.widths())));
                        }
                    });
        }
        return outputs;
    }

    private static LayerOutput featureMaps(Layer layer, Tensor out) {
        int rows = (int) out.size(2);
        int columns = (int) out.size(3);
        int count = (int) Math.min(MOST_MAPS, out.size(1));
        float[] flat = floats(out);
        List<float[][]> maps = new ArrayList<>();
        for (int map = 0; map < count; map++) {
            maps.add(part(flat, map * rows * columns, rows, columns));
        }
        return new LayerOutput(LayerOutput.Kind.FEATURE_MAPS, layer.spec().token(), maps);
    }

    /** Features down, steps across. */
    private static LayerOutput states(Layer layer, Tensor out) {
        int steps = (int) out.size(0);
        int features = (int) out.size(2);
        float[][] states = plane(floats(out.permute(1, 2, 0)), features, steps);
        return new LayerOutput(
                LayerOutput.Kind.STATES, layer.spec().token(), List.<float[][]>of(states));
    }

    private static LayerOutput attention(Layer layer, Tensor weights) {
        int steps = (int) weights.size(2);
        float[] flat = floats(weights);
        List<float[][]> heads = new ArrayList<>();
        for (int head = 0; head < weights.size(1); head++) {
            heads.add(part(flat, head * steps * steps, steps, steps));
        }
        return new LayerOutput(LayerOutput.Kind.ATTENTION, layer.spec().token(), heads);
    }

    private static Tensor ink(LineBatch batch) {
        return Tensor.create(
                batch.ink(), batch.size(), batch.channels(), batch.height(), batch.width());
    }

    private static float[] floats(Tensor tensor) {
        Tensor plain = tensor.detach().to(ScalarType.Float).contiguous();
        float[] values = new float[(int) plain.numel()];
        new FloatPointer(plain.data_ptr()).capacity(values.length).get(values);
        return values;
    }

    private static float[][] plane(float[] flat, int rows, int columns) {
        return part(flat, 0, rows, columns);
    }

    private static float[][] part(float[] flat, int from, int rows, int columns) {
        float[][] plane = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(flat, from + row * columns, plane[row], 0, columns);
        }
        return plane;
    }
}
