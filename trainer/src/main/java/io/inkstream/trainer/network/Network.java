package io.inkstream.trainer.network;

import static org.bytedeco.pytorch.global.torch.log_softmax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A {@link NetworkSpec} as libtorch modules. Pictures come in as ink (0 paper, 1 ink) of shape
 * [N,C,H,W] with zeros beyond each picture's width; scores go out as [T,N,C] from a CTC head and as
 * [N,C] from the others.
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

    public Network(NetworkSpec spec, int classes) {
        this.spec = spec;
        this.classes = classes;
        Modules modules = new Modules(this);
        List<Shape> shapes = spec.shapes();
        for (int i = 0; i < spec.layers().size(); i++) {
            layers.add(Layer.of(spec.layers().get(i), shapes.get(i), modules));
        }
        int features = shapes.getLast().features();
        layers.add(
                new LinearLayer(
                        new LinearSpec(classes, Activation.NONE),
                        features,
                        register_module("classes", new LinearImpl(features, classes))));
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
        return count;
    }

    /** Class scores before the softmax, or the numbers of a regression. */
    public Tensor scores(Tensor ink, int[] widths) {
        return scores(ink, widths, (_, _, _) -> {});
    }

    /** The same, with somebody looking between the layers. */
    public Tensor scores(Tensor ink, int[] widths, Observer observer) {
        Pass pass = new Pass(Arrays.stream(widths).map(spec::steps).toArray(), is_training());
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
        return layer.attention(
                in, new Pass(Arrays.stream(widths).map(spec::steps).toArray(), false));
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
