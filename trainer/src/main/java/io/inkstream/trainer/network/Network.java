package io.inkstream.trainer.network;

import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.log_softmax;
import static org.bytedeco.pytorch.global.torch.relu_;

import io.inkstream.trainer.network.LayerSpec.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.MaxPool2dImpl;
import org.bytedeco.pytorch.MaxPool2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.SharedModuleVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A {@link NetworkSpec} as libtorch modules. Lines come in as ink (0 paper, 1 ink) of shape
 * [N,1,H,W] with zeros beyond each line's width; scores go out as [T,N,C].
 *
 * <p>Layers hold only what training and export need; the export reads their weights through {@link
 * #layers}. One thread at a time; call inside a {@link PointerScope}.
 */
public final class Network extends Module {

    /** A layer with weights or a rule, in the order of the spec. */
    public sealed interface Layer {}

    public record Convolution(
            Conv2dImpl kernel, BatchNorm2dImpl norm, LayerSpec.Convolution spec, boolean rectified)
            implements Layer {}

    public record Residual(Convolution first, Convolution second, Optional<Convolution> shortcut)
            implements Layer {}

    public record MaxPool(MaxPool2dImpl pool, LayerSpec.MaxPool spec) implements Layer {}

    public record Collapse(boolean mean) implements Layer {}

    /** Two plain LSTMs; the backward one is fed each line reversed within its own length. */
    public record BiLstm(LSTMImpl forward, LSTMImpl backward, int inputs, int cells)
            implements Layer {}

    public record Dropout(double share) implements Layer {}

    public record Classes(LinearImpl linear, int inputs, int classes) implements Layer {}

    private final NetworkSpec spec;
    private final int classes;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Long> modulesUpTo = new ArrayList<>();
    private int frozen;
    private int named;

    public Network(NetworkSpec spec, int classes) {
        this.spec = spec;
        this.classes = classes;
        List<Shape> shapes = spec.shapes();
        for (int i = 0; i < spec.layers().size(); i++) {
            layers.add(layer(spec.layers().get(i), shapes.get(i)));
            modulesUpTo.add(children().size());
        }
        int features = shapes.getLast().channels();
        layers.add(
                new Classes(
                        register_module("classes", new LinearImpl(features, classes)),
                        features,
                        classes));
        useChannelsLast();
    }

    public NetworkSpec spec() {
        return spec;
    }

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

    /** Class scores before the softmax. */
    public Tensor scores(Tensor ink, int[] widths) {
        Tensor x = ink.contiguous(MemoryFormat.ChannelsLast);
        Optional<Tensor> reversal = Optional.empty();
        for (Layer layer : layers) {
            if (layer instanceof BiLstm lstm) {
                if (reversal.isEmpty()) {
                    reversal = Optional.of(reversal(widths, (int) x.size(0)));
                }
                x = forward(lstm, x, reversal.get());
            } else {
                x = forward(layer, x);
            }
        }
        return x;
    }

    /** Log probabilities in fp32. */
    public Tensor logProbs(Tensor ink, int[] widths) {
        return log_softmax(scores(ink, widths).to(ScalarType.Float), 2);
    }

    /** One layer other than a BiLstm, so that an observer can look between layers. */
    public Tensor forward(Layer layer, Tensor x) {
        return switch (layer) {
            case Convolution c -> forward(c, x);
            case Residual r ->
                    relu_(
                            forward(r.second(), forward(r.first(), x))
                                    .add(r.shortcut().map(s -> forward(s, x)).orElse(x)));
            case MaxPool p -> p.pool().forward(x);
            case Collapse c -> c.mean() ? meanOfRows(x) : stackedRows(x);
            case Dropout d -> dropout(x, d.share(), is_training());
            case Classes c -> c.linear().forward(x);
            case BiLstm l -> throw new IllegalArgumentException("a BiLstm needs the widths: " + l);
        };
    }

    /** A convolution with its batch norm. */
    public Tensor forward(Convolution convolution, Tensor x) {
        Tensor y = convolution.norm().forward(convolution.kernel().forward(x));
        return convolution.rectified() ? relu_(y) : y;
    }

    private static Tensor meanOfRows(Tensor x) {
        return x.mean(new long[] {2}, false, new ScalarTypeOptional())
                .permute(2, 0, 1)
                .contiguous();
    }

    private static Tensor stackedRows(Tensor x) {
        return x.permute(3, 0, 1, 2).reshape(x.size(3), x.size(0), x.size(1) * x.size(2));
    }

    private static Tensor forward(BiLstm lstm, Tensor x, Tensor reversal) {
        Tensor ahead = lstm.forward().forward(x).get0();
        Tensor back = reversed(lstm.backward().forward(reversed(x, reversal)).get0(), reversal);
        return org.bytedeco.pytorch.global.torch.cat(new TensorVector(ahead, back), 2);
    }

    private static Tensor reversed(Tensor x, Tensor reversal) {
        long steps = x.size(0);
        long lines = x.size(1);
        return x.reshape(steps * lines, x.size(2))
                .index_select(0, reversal)
                .reshape(steps, lines, x.size(2));
    }

    /**
     * For each step and line the row of [T*N] that mirrors it within the line; steps beyond the
     * line stay.
     */
    private Tensor reversal(int[] widths, int steps) {
        long[] rows = new long[steps * widths.length];
        for (int n = 0; n < widths.length; n++) {
            int length = Math.min(steps, spec.steps(widths[n]));
            for (int t = 0; t < steps; t++) {
                int mirrored = t < length ? length - 1 - t : t;
                rows[t * widths.length + n] = (long) mirrored * widths.length + n;
            }
        }
        return Tensor.create(rows, rows.length);
    }

    private Layer layer(LayerSpec layer, Shape before) {
        return switch (layer) {
            case LayerSpec.Convolution c -> convolution(c, before.channels(), true);
            case LayerSpec.Residual r -> residual(r, before);
            case LayerSpec.MaxPool p ->
                    new MaxPool(
                            register_module(
                                    "pool" + named++,
                                    new MaxPool2dImpl(
                                            new MaxPool2dOptions(
                                                    new LongPointer(p.rows(), p.columns())))),
                            p);
            case LayerSpec.Collapse c -> new Collapse(c.mean());
            case LayerSpec.BiLstm l ->
                    new BiLstm(
                            lstm(before.channels(), l.cells()),
                            lstm(before.channels(), l.cells()),
                            before.channels(),
                            l.cells());
            case LayerSpec.Dropout d -> new Dropout(d.share());
        };
    }

    private Residual residual(LayerSpec.Residual r, Shape before) {
        Convolution first =
                convolution(
                        new LayerSpec.Convolution(3, 3, r.maps(), r.rowStride(), r.columnStride()),
                        before.channels(),
                        true);
        Convolution second =
                convolution(new LayerSpec.Convolution(3, 3, r.maps(), 1, 1), r.maps(), false);
        LayerSpec.Convolution around =
                new LayerSpec.Convolution(1, 1, r.maps(), r.rowStride(), r.columnStride());
        return new Residual(
                first,
                second,
                r.reshapes(before)
                        ? Optional.of(convolution(around, before.channels(), false))
                        : Optional.empty());
    }

    private Convolution convolution(LayerSpec.Convolution c, int inputs, boolean rectified) {
        Conv2dOptions options =
                new Conv2dOptions(inputs, c.maps(), new LongPointer(c.rows(), c.columns()));
        options.stride().put(0, c.rowStride());
        options.stride().put(1, c.columnStride());
        options.padding().put(new LongPointer(c.rows() / 2, c.columns() / 2));
        options.bias().put(false);
        Conv2dImpl kernel = register_module("conv" + named, new Conv2dImpl(options));
        BatchNorm2dImpl norm =
                register_module(
                        "norm" + named, new BatchNorm2dImpl(new BatchNormOptions(c.maps())));
        named++;
        return new Convolution(kernel, norm, c, rectified);
    }

    private LSTMImpl lstm(int inputs, int cells) {
        return register_module("lstm" + named++, new LSTMImpl(new LSTMOptions(inputs, cells)));
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
