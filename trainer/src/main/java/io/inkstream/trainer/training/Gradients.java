package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;

/** Whoever leaves the gradient of a batch in a copy of the weights. Belongs to one thread. */
interface Gradients {

    /** The copy. */
    Network replica();

    /**
     * Leaves the gradient of the mean loss in the replica and returns the loss of each line.
     *
     * @param dropoutSeed decides what dropout drops, so that a resumed run drops the same
     */
    float[] gradient(LineBatch batch, long dropoutSeed) throws TrainingException;
}
