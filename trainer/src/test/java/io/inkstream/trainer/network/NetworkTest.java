package io.inkstream.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.trainer.training.Libtorch;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {

    private static final int CLASSES = 7;
    private static final int WIDTH = 64;
    private static final int[] WIDTHS = {64, 30, 47};

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(5);
    }

    @ParameterizedTest
    @MethodSource("io.inkstream.trainer.network.TokenStrings#all")
    void theSpecCountsTheParametersOfTheNetwork(String tokens) {
        Network network = network(tokens);

        assertThat(network.spec().cost(CLASSES, WIDTH).parameters()).isEqualTo(network.weights());
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void theSpecCountsTheParametersOfThePresets(Preset preset) {
        Network network = new Network(preset.spec(), 100);

        assertThat(preset.spec().cost(100, 600).parameters()).isEqualTo(network.weights());
    }

    /** Layer by layer as the origin's listing has them, 154,440 in all. */
    @Test
    void theHybridHasExactlyTheOriginsWeights() {
        NetworkSpec spec = Preset.CHARACTERS_HYBRID.spec();
        List<Shape> shapes = spec.shapes(30);
        List<Long> weights =
                IntStream.range(0, spec.layers().size())
                        .mapToObj(i -> spec.layers().get(i).cost(shapes.get(i)).parameters())
                        .filter(count -> count > 0)
                        .toList();

        assertThat(spec.input()).isEqualTo(new Input(30, 30, 3));
        assertThat(weights).containsExactly(1_792L, 36_928L, 18_464L, 91_600L);
        assertThat(NetworkSpec.headCost(shapes.getLast(), 56).parameters()).isEqualTo(5_656);
        assertThat(new Network(spec, 56).weights()).isEqualTo(154_440);
    }

    @ParameterizedTest
    @MethodSource("io.inkstream.trainer.network.TokenStrings#all")
    void aFewStepsTrainEveryParameter(String tokens) {
        Network network = network(tokens);
        network.train(true);
        try (PointerScope _ = new PointerScope()) {
            Tensor ink = ink(network.spec());
            AdamW optimizer = new AdamW(network.parameters(), new AdamWOptions(0.01));
            double first = step(network, optimizer, ink);

            assertEveryParameterHasAGradient(network, tokens.contains(" one "));
            double last = first;
            for (int i = 0; i < 40; i++) {
                last = step(network, optimizer, ink);
            }
            assertThat(last).isLessThan(0.8 * first);
        }
    }

    /** What lies beyond a line, and how wide the sheet is, does not matter to recurrence. */
    @ParameterizedTest
    @MethodSource("io.inkstream.trainer.network.TokenStrings#all")
    void aPictureIsReadAloneAsAmongOthers(String tokens) {
        Network network = network(tokens);
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor ink = ink(network.spec());
            int batchDimension = network.spec().head() == Head.CTC ? 1 : 0;
            int[] widths = widths(network.spec());
            Tensor together = network.scores(ink, widths);
            for (int n = 0; n < widths.length; n++) {
                Tensor alone = network.scores(ink.narrow(0, n, 1).clone(), new int[] {widths[n]});
                float[] expected = values(alone, network.spec(), widths[n]);
                float[] actual =
                        values(together.narrow(batchDimension, n, 1), network.spec(), widths[n]);
                assertThat(actual).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
            }
        }
    }

    @Test
    void attentionLooksNowhereBeyondTheLine() {
        Network network = network("c3x3,8,s2x2 h E A4");
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            float[][] seen = new float[1][];
            network.scores(
                    ink(network.spec()),
                    WIDTHS,
                    (layer, in, _) -> {
                        if (layer instanceof TransformerLayer attention) {
                            seen[0] = floats(network.attention(attention, in, WIDTHS));
                        }
                    });

            int steps = WIDTH / 2;
            for (int n = 0; n < WIDTHS.length; n++) {
                for (int row = 0; row < 4 * steps; row++) {
                    double inside = 0;
                    double beyond = 0;
                    for (int t = 0; t < steps; t++) {
                        float weight = seen[0][(n * 4 * steps + row) * steps + t];
                        if (t < network.spec().steps(WIDTHS[n])) {
                            inside += weight;
                        } else {
                            beyond += weight;
                        }
                    }
                    assertThat(inside).isCloseTo(1, within(1e-5));
                    assertThat(beyond).isZero();
                }
            }
        }
    }

    private static Network network(String tokens) {
        return new Network(NetworkSpec.parse(tokens, TokenStrings.HEIGHT), CLASSES);
    }

    private static int[] widths(NetworkSpec spec) {
        int width = spec.input().hasFixedWidth() ? spec.input().width() : WIDTH;
        return new int[] {width, Math.min(width, WIDTHS[1]), Math.min(width, WIDTHS[2])};
    }

    /** Noise, nothing beyond each picture's width. */
    private static Tensor ink(NetworkSpec spec) {
        Random random = new Random(4);
        int[] widths = widths(spec);
        int channels = spec.input().channels();
        int width = widths[0];
        float[] ink = new float[widths.length * channels * spec.height() * width];
        for (int i = 0; i < ink.length; i++) {
            int n = i / (channels * spec.height() * width);
            ink[i] = i % width < widths[n] ? random.nextFloat() : 0;
        }
        return Tensor.create(ink, widths.length, channels, spec.height(), width);
    }

    private static double step(Network network, AdamW optimizer, Tensor ink) {
        try (PointerScope _ = new PointerScope()) {
            optimizer.zero_grad();
            Tensor loss = loss(network, ink);
            loss.backward();
            optimizer.step();
            return loss.item_float();
        }
    }

    private static Tensor loss(Network network, Tensor ink) {
        int[] widths = widths(network.spec());
        return switch (network.spec().head()) {
            case CTC -> {
                Tensor logProbs = network.logProbs(ink, widths);
                long[] steps = new long[widths.length];
                for (int n = 0; n < widths.length; n++) {
                    steps[n] = network.spec().steps(widths[n]);
                }
                yield torch.ctc_loss(
                        logProbs,
                        Tensor.create(new long[] {1, 2, 3, 4, 5, 1}, 6),
                        steps,
                        new long[] {3, 2, 1},
                        0,
                        1,
                        true);
            }
            case SOFTMAX ->
                    torch.nll_loss(
                            network.logProbs(ink, widths), Tensor.create(new long[] {1, 4, 2}, 3));
            case MAPS -> network.scores(ink, widths).square().mean();
            case REGRESSION -> {
                float[] wanted = new float[widths.length * CLASSES];
                wanted[2] = 1;
                wanted[CLASSES] = -1;
                Tensor target = Tensor.create(wanted, widths.length, CLASSES);
                yield torch.mse_loss(network.scores(ink, widths), target).mul(new Scalar(10));
            }
        };
    }

    /**
     * @param oneStep then there is no state before, and what is made of it learns nothing
     */
    private static void assertEveryParameterHasAGradient(Network network, boolean oneStep) {
        StringTensorDict parameters = network.named_parameters();
        for (long i = 0; i < parameters.size(); i++) {
            String name = parameters.keys().get(i).getString();
            if (!parameters.get(name).requires_grad()) {
                assertThat(parameters.get(name).abs().max().item_float()).as(name).isZero();
                continue;
            }
            Tensor gradient = parameters.get(name).grad();
            assertThat(gradient.defined()).as(name).isTrue();
            float greatest = gradient.abs().max().item_float();
            if (oneStep && name.contains("weight_hh")) {
                assertThat(greatest).as(name).isZero();
            } else {
                assertThat(greatest).as(name).isPositive();
            }
        }
    }

    private static float[] values(Tensor scores, NetworkSpec spec, int width) {
        Tensor valid =
                spec.head() == Head.CTC
                        ? scores.narrow(0, 0, Math.min(scores.size(0), spec.steps(width)))
                        : scores;
        return floats(valid);
    }

    private static float[] floats(Tensor tensor) {
        Tensor plain = tensor.contiguous();
        float[] values = new float[(int) plain.numel()];
        new FloatPointer(plain.data_ptr()).capacity(values.length).get(values);
        return values;
    }
}
