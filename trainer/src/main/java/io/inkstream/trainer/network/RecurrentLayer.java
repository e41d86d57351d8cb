package io.inkstream.trainer.network;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Plain recurrent modules; the backward one is fed each line reversed within its own length. */
public record RecurrentLayer(
        RecurrentSpec spec, int inputs, Direction forward, Optional<Direction> backward)
        implements Layer {

    /**
     * One direction.
     *
     * @param module holds the weights {@code weight_ih_l0}, {@code weight_hh_l0} and their biases
     * @param states its hidden state at every step, [T,N,F] from [T,N,I]
     */
    public record Direction(Module module, UnaryOperator<Tensor> states) {}

    private static final String SECOND_BIAS = "bias_hh_l0";

    static RecurrentLayer of(RecurrentSpec spec, int inputs, Modules modules) {
        Direction forward = direction(spec, inputs, modules);
        RecurrentLayer layer =
                new RecurrentLayer(
                        spec,
                        inputs,
                        forward,
                        spec.bothWays()
                                ? Optional.of(direction(spec, inputs, modules))
                                : Optional.empty());
        layer.keepSingleBias();
        return layer;
    }

    /** libtorch's cells have two biases per gate; of a single one the other stays zero. */
    void keepSingleBias() {
        if (!spec.singleBias()) {
            return;
        }
        try (NoGradGuard _ = new NoGradGuard()) {
            Stream.concat(Stream.of(forward), backward.stream())
                    .map(direction -> direction.module().named_parameters().get(SECOND_BIAS))
                    .forEach(bias -> bias.zero_().requires_grad_(false));
        }
    }

    /** How many of the module's numbers are no weights of this layer. */
    long unused() {
        return spec.singleBias()
                ? (long) spec.directions() * spec.cell().gates() * spec.cells()
                : 0;
    }

    private static Direction direction(RecurrentSpec spec, int inputs, Modules modules) {
        return switch (spec.cell()) {
            case LSTM -> {
                LSTMImpl lstm =
                        modules.add("lstm", new LSTMImpl(new LSTMOptions(inputs, spec.cells())));
                yield new Direction(lstm, x -> lstm.forward(x).get0());
            }
            case GRU -> {
                GRUImpl gru = modules.add("gru", new GRUImpl(new GRUOptions(inputs, spec.cells())));
                yield new Direction(gru, x -> gru.forward(x).get0());
            }
        };
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        Tensor ahead = forward.states().apply(x);
        if (spec.lastOnly()) {
            ahead = atEnds(ahead, pass);
        }
        return backward.isPresent()
                ? torch.cat(
                        new TensorVector(ahead, backwardStates(backward.get(), x, pass)),
                        spec.lastOnly() ? 1 : 2)
                : ahead;
    }

    private Tensor backwardStates(Direction direction, Tensor x, Pass pass) {
        Tensor reversal = pass.reversal((int) x.size(0));
        Tensor states = direction.states().apply(reordered(x, reversal));
        return spec.lastOnly() ? atEnds(states, pass) : reordered(states, reversal);
    }

    private static Tensor atEnds(Tensor states, Pass pass) {
        return rows(states).index_select(0, pass.ends((int) states.size(0)));
    }

    private static Tensor reordered(Tensor x, Tensor order) {
        return rows(x).index_select(0, order).reshape(x.size(0), x.size(1), x.size(2));
    }

    private static Tensor rows(Tensor x) {
        return x.reshape(x.size(0) * x.size(1), x.size(2));
    }
}
