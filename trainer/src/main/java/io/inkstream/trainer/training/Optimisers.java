package io.inkstream.trainer.training;

import io.inkstream.trainer.recipe.OptimiserSettings;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Makes libtorch's optimisers after a recipe. */
final class Optimisers {

    private Optimisers() {}

    /** An optimiser of these parameters; those of one dimension (biases, norms) do not decay. */
    static Optimizer create(OptimiserSettings settings, TensorVector parameters) {
        TensorVector decaying = new TensorVector();
        TensorVector steady = new TensorVector();
        for (long i = 0; i < parameters.size(); i++) {
            Tensor parameter = parameters.get(i);
            (parameter.dim() > 1 ? decaying : steady).push_back(parameter);
        }
        Optimizer optimiser = create(settings, settings.weightDecay(), decaying);
        optimiser.add_param_group(new OptimizerParamGroup(steady, options(settings, 0)));
        return optimiser;
    }

    static void setLearningRate(Optimizer optimiser, double rate) {
        try (PointerScope _ = new PointerScope()) {
            OptimizerParamGroupVector groups = optimiser.param_groups();
            for (long i = 0; i < groups.size(); i++) {
                groups.get(i).options().set_lr(rate);
            }
        }
    }

    private static Optimizer create(
            OptimiserSettings settings, double decay, TensorVector parameters) {
        OptimizerOptions options = options(settings, decay);
        return switch (settings.kind()) {
            case ADAMW -> new AdamW(parameters, (AdamWOptions) options);
            case ADAM -> new Adam(parameters, (AdamOptions) options);
            case SGD -> new SGD(parameters, (SGDOptions) options);
            case RMSPROP -> new RMSprop(parameters, (RMSpropOptions) options);
        };
    }

    private static OptimizerOptions options(OptimiserSettings s, double decay) {
        return switch (s.kind()) {
            case ADAMW -> {
                AdamWOptions options = new AdamWOptions(s.learningRate());
                options.weight_decay().put(decay);
                put(options.betas(), s);
                yield options;
            }
            case ADAM -> {
                AdamOptions options = new AdamOptions(s.learningRate());
                options.weight_decay().put(decay);
                put(options.betas(), s);
                yield options;
            }
            case SGD -> {
                SGDOptions options = new SGDOptions(s.learningRate());
                options.weight_decay().put(decay);
                options.momentum().put(s.momentum());
                yield options;
            }
            case RMSPROP -> {
                RMSpropOptions options = new RMSpropOptions(s.learningRate());
                options.weight_decay().put(decay);
                options.momentum().put(s.momentum());
                options.alpha().put(s.beta2());
                yield options;
            }
        };
    }

    /** A C++ tuple may lie in memory last element first; the default 0.9 tells where beta1 is. */
    private static void put(DoublePointer betas, OptimiserSettings s) {
        int first = betas.get(0) == 0.9 ? 0 : 1;
        betas.put(first, s.beta1());
        betas.put(1 - first, s.beta2());
    }
}
