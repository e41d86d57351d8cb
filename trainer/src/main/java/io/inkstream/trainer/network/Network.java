package io.inkstream.trainer.network;

import static org.bytedeco.pytorch.global.torch.log_softmax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.SharedModuleVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A {@link NetworkSpec} as libtorch modules. Pictures come in as ink (0 paper, 1 ink) of shape
 * [N,C,H,W] with zeros beyond each picture's width; scores go out as [T,N,C] from a CTC head and as
 * [N,C] from the others; maps go out as [N,C,H,W].
 *
 * <p>The last layer is the head's linear one. The export reads the weights through {@link #layers}.
 * One thread at a time; call inside a {@link PointerScope}.
 */
public final class Network extends Module {

    /** Sees what goes into and comes out of each layer. */
    @FunctionalInterface
    public interface Observer {
        void saw(Layer layer, Tensor in, Tensor out);
    }

    private final NetworkSpec spec;
    private final int classes;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Long> modulesUpTo = new ArrayList<>();
    private int frozen;

    public Network(NetworkSpec spec, int classes) {
        this.spec = spec;
        this.classes = classes;
        Modules modules = new Modules(this);
        List<Shape> shapes = spec.shapes();
        for (int i = 0; i < spec.layers().size(); i++) {
            layers.add(Layer.of(spec.layers().get(i), shapes.get(i), modules));
            modulesUpTo.add(children().size());
        }
        int features = shapes.getLast().features();
        layers.add(
                spec.head() == Head.MAPS
                        ? MapsLayer.ofHead(classes, features, this)
                        : LinearLayer.ofHead(classes, features, this));
        useChannelsLast();
    }

    public NetworkSpec spec() {
        return spec;
    }

    /** What the head chooses from, or the numbers it gives. */
    public int classes() {
        return classes;
    }

    public List<Layer> layers() {
        return List.copyOf(layers);
    }

    /** Number of trained weights. */
    public long weights() {
        long count = 0;
        TensorVector parameters = parameters();
        for (long i = 0; i < parameters.size(); i++) {
            count += parameters.get(i).numel();
        }
        for (Layer layer : layers) {
            count -= layer instanceof RecurrentLayer recurrent ? recurrent.unused() : 0;
        }
        return count;
    }

    /** How many of the first layers stay as they are. */
    public int frozen() {
        return frozen;
    }

    /** Keeps the first layers as they are in training: no gradients, no new norm statistics. */
    public void freeze(int count) {
        if (count > spec.layers().size()) {
            throw new IllegalArgumentException(
                    "%d layers cannot be frozen, the network has %d"
                            .formatted(count, spec.layers().size()));
        }
        frozen = count;
        SharedModuleVector modules = children();
        for (long i = 0; i < modules.size(); i++) {
            TensorVector parameters = modules.get(i).parameters();
            for (long p = 0; p < parameters.size(); p++) {
                parameters.get(p).requires_grad_(i >= frozenModules());
            }
        }
        for (Layer layer : layers) {
            if (layer instanceof RecurrentLayer recurrent) {
                recurrent.keepSingleBias();
            }
        }
        train(is_training());
    }

    @Override
    public void train(boolean on) {
        super.train(on);
        SharedModuleVector modules = children();
        for (long i = 0; i < frozenModules(); i++) {
            modules.get(i).train(false);
        }
    }

    private long frozenModules() {
        return frozen == 0 ? 0 : modulesUpTo.get(frozen - 1);
    }

    /** Class scores before the softmax, or the numbers of a regression. */
    public Tensor scores(Tensor ink, int[] widths) {
        return scores(ink, widths, (_, _, _) -> {});
    }

    /** The same, with somebody looking between the layers. */
    public Tensor scores(Tensor ink, int[] widths, Observer observer) {
        Pass pass = new Pass(steps(widths), is_training(), ink.device());
        Tensor x = ink.contiguous(MemoryFormat.ChannelsLast);
        for (Layer layer : layers) {
            Tensor y = layer.forward(x, pass);
            observer.saw(layer, x, y);
            x = y;
        }
        return x;
    }

    /** Log probabilities of the classes in fp32. */
    public Tensor logProbs(Tensor ink, int[] widths) {
        Tensor scores = scores(ink, widths);
        return log_softmax(scores.to(ScalarType.Float), scores.dim() - 1);
    }

    /**
     * How much each step looks at each other in a layer that was given {@code in}, [N,heads,T,T].
     */
    public Tensor attention(TransformerLayer layer, Tensor in, int[] widths) {
        return layer.attention(in, new Pass(steps(widths), false, in.device()));
    }

    private int[] steps(int[] widths) {
        return Arrays.stream(widths).map(spec::steps).toArray();
    }

    private void useChannelsLast() {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            TensorVector parameters = parameters();
            for (long i = 0; i < parameters.size(); i++) {
                Tensor weights = parameters.get(i);
                if (weights.dim() == 4) {
                    weights.set_data(weights.contiguous(MemoryFormat.ChannelsLast));
                }
            }
        }
    }
}
