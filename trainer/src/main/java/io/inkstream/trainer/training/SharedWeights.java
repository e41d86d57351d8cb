package io.inkstream.trainer.training;

import static org.bytedeco.pytorch.global.torch.clip_grad_norm_;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.recipe.OptimiserSettings;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The trained weights, which workers update one after the other: a worker hands in its gradient,
 * the optimiser moves the weights, and the worker leaves with a fresh copy. Its gradient may be one
 * update old per other worker, which costs less than threads that wait for each other within a
 * layer. Frozen weights stay as they are. Not synchronised; the trainer holds its lock.
 */
final class SharedWeights {

    private final Network network;
    private final Optimizer optimiser;
    private final TensorVector trained;
    private final double clip;

    SharedWeights(Network network, OptimiserSettings settings, double clip) {
        this.network = network;
        this.clip = clip;
        this.trained = trained(network);
        this.optimiser = Optimisers.create(settings, trained);
        network.train(true);
        startGradients();
    }

    Network network() {
        return network;
    }

    Optimizer optimiser() {
        return optimiser;
    }

    /** Makes a network of the same kind a copy, for a worker. */
    Network copyTo(Network replica) {
        replica.freeze(network.frozen());
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            copy(network.parameters(), replica.parameters());
            copy(network.buffers(), replica.buffers());
        }
        return replica;
    }

    /** Takes the gradient and batch norm statistics of a replica and gives it the new weights. */
    void update(Network replica, double learningRate) {
        Optimisers.setLearningRate(optimiser, learningRate);
        try (PointerScope _ = new PointerScope()) {
            TensorVector from = trained(replica);
            for (long i = 0; i < trained.size(); i++) {
                trained.get(i).grad().copy_(from.get(i).grad());
            }
            copy(replica.buffers(), network.buffers());
            if (clip > 0) {
                clip_grad_norm_(trained, clip);
            }
            optimiser.step();
            try (NoGradGuard _ = new NoGradGuard()) {
                copy(trained, from);
            }
        }
    }

    private static TensorVector trained(Network network) {
        TensorVector trained = new TensorVector();
        TensorVector parameters = network.parameters();
        for (long i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).requires_grad()) {
                trained.push_back(parameters.get(i));
            }
        }
        return trained;
    }

    private static void copy(TensorVector from, TensorVector to) {
        for (long i = 0; i < from.size(); i++) {
            to.get(i).copy_(from.get(i));
        }
    }

    private void startGradients() {
        try (PointerScope _ = new PointerScope()) {
            for (long i = 0; i < trained.size(); i++) {
                Tensor parameter = trained.get(i);
                parameter.mutable_grad().put(zeros_like(parameter));
            }
        }
    }
}
