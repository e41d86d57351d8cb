package io.inkstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.trainer.recipe.OptimiserSettings;
import io.inkstream.trainer.recipe.OptimiserSettings.Kind;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule against its formula, computed here in double precision. */
class OptimisersTest {

    private static final double RATE = 0.1;
    private static final double DECAY = 0.05;
    private static final double MOMENTUM = 0.8;
    private static final double BETA1 = 0.7;
    private static final double BETA2 = 0.95;
    private static final double EPSILON = 1e-8;
    private static final double[] START = {1, -2, 0.5, 3};
    private static final double[][] GRADIENTS = {
        {0.1, -0.2, 0.3, 0}, {0.4, 0.2, -0.3, 0.1}, {-0.1, 0.5, 0.2, 0.7}, {0.1, 0.1, -0.6, 0.2}
    };

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRuleMovesWeightsByItsFormulaAndLeavesBiasesUndecayed(Kind kind) {
        OptimiserSettings settings =
                new OptimiserSettings(kind, RATE, DECAY, MOMENTUM, BETA1, BETA2);
        try (PointerScope _ = new PointerScope()) {
            Tensor matrix = tensor(START).reshape(2, 2).requires_grad_(true);
            Tensor bias = tensor(START).requires_grad_(true);
            Optimizer optimiser = Optimisers.create(settings, new TensorVector(matrix, bias));
            for (double[] gradient : GRADIENTS) {
                matrix.mutable_grad().put(tensor(gradient).reshape(2, 2));
                bias.mutable_grad().put(tensor(gradient));
                optimiser.step();
            }

            assertThat(values(matrix))
                    .usingComparatorWithPrecision(1e-5)
                    .containsExactly(expected(kind, DECAY));
            assertThat(values(bias))
                    .usingComparatorWithPrecision(1e-5)
                    .containsExactly(expected(kind, 0));
        }
    }

    private static double[] expected(Kind kind, double decay) {
        double[] w = START.clone();
        double[] first = new double[w.length];
        double[] second = new double[w.length];
        for (int t = 1; t <= GRADIENTS.length; t++) {
            for (int i = 0; i < w.length; i++) {
                double g = GRADIENTS[t - 1][i] + (kind == Kind.ADAMW ? 0 : decay * w[i]);
                switch (kind) {
                    case ADAMW, ADAM -> {
                        w[i] -= kind == Kind.ADAMW ? RATE * decay * w[i] : 0;
                        first[i] = BETA1 * first[i] + (1 - BETA1) * g;
                        second[i] = BETA2 * second[i] + (1 - BETA2) * g * g;
                        double mean = first[i] / (1 - Math.pow(BETA1, t));
                        double square = second[i] / (1 - Math.pow(BETA2, t));
                        w[i] -= RATE * mean / (Math.sqrt(square) + EPSILON);
                    }
                    case SGD -> {
                        first[i] = t == 1 ? g : MOMENTUM * first[i] + g;
                        w[i] -= RATE * first[i];
                    }
                    case RMSPROP -> {
                        second[i] = BETA2 * second[i] + (1 - BETA2) * g * g;
                        first[i] = MOMENTUM * first[i] + g / (Math.sqrt(second[i]) + EPSILON);
                        w[i] -= RATE * first[i];
                    }
                }
            }
        }
        return w;
    }

    private static Tensor tensor(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return Tensor.create(floats, floats.length);
    }

    private static double[] values(Tensor tensor) {
        float[] floats = new float[(int) tensor.numel()];
        new FloatPointer(tensor.detach().contiguous().data_ptr())
                .capacity(floats.length)
                .get(floats);
        double[] values = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            values[i] = floats[i];
        }
        return values;
    }
}
