package io.inkstream.trainer.training;

import static org.bytedeco.pytorch.global.torch.clip_grad_norm_;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import io.inkstream.trainer.network.Network;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The trained weights, which workers update one after the other: a worker hands in its gradient,
 * AdamW moves the weights, and the worker leaves with a fresh copy. Its gradient may be one update
 * old per other worker, which costs less than threads that wait for each other within a layer. Not
 * synchronised; the trainer holds its lock.
 */
final class SharedWeights {

    private final Network network;
    private final AdamW optimizer;
    private final double clip;

    SharedWeights(Network network, double learningRate, double weightDecay, double clip) {
        this.network = network;
        this.clip = clip;
        AdamWOptions options = new AdamWOptions(learningRate);
        options.weight_decay().put(weightDecay);
        this.optimizer = new AdamW(network.parameters(), options);
        network.train(true);
        startGradients();
    }

    Network network() {
        return network;
    }

    AdamW optimizer() {
        return optimizer;
    }

    /** A copy for a worker. */
    Network replica() {
        Network replica = new Network(network.spec(), network.classes());
        copyTo(replica);
        return replica;
    }

    /** Takes the gradient and batch norm statistics of a replica and gives it the new weights. */
    void update(Network replica, double learningRate) {
        setLearningRate(learningRate);
        try (PointerScope _ = new PointerScope()) {
            TensorVector from = replica.parameters();
            TensorVector to = network.parameters();
            for (long i = 0; i < to.size(); i++) {
                to.get(i).grad().copy_(from.get(i).grad());
            }
            copy(replica.buffers(), network.buffers());
            if (clip > 0) {
                clip_grad_norm_(to, clip);
            }
            optimizer.step();
        }
        copyTo(replica);
    }

    private void copyTo(Network replica) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            copy(network.parameters(), replica.parameters());
            copy(network.buffers(), replica.buffers());
        }
    }

    private static void copy(TensorVector from, TensorVector to) {
        for (long i = 0; i < from.size(); i++) {
            to.get(i).copy_(from.get(i));
        }
    }

    private void startGradients() {
        try (PointerScope _ = new PointerScope()) {
            TensorVector parameters = network.parameters();
            for (long i = 0; i < parameters.size(); i++) {
                Tensor parameter = parameters.get(i);
                parameter.mutable_grad().put(zeros_like(parameter));
            }
        }
    }

    private void setLearningRate(double rate) {
        try (PointerScope _ = new PointerScope()) {
            OptimizerParamGroupVector groups = optimizer.param_groups();
            for (long i = 0; i < groups.size(); i++) {
                groups.get(i).options().set_lr(rate);
            }
        }
    }
}
