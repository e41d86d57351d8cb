package io.inkstream.trainer.prefix;

/**
 * How a prefix network is trained.
 *
 * @param epochs at most
 * @param patience epochs without a smaller loss after which it ends
 * @param unfreezeAfter updates after which the backbone learns too; 0 never
 */
public record PrefixSettings(
        int epochs, int batch, int patience, double learningRate, int unfreezeAfter, long seed) {

    public PrefixSettings {
        if (epochs < 1 || batch < 1 || patience < 1 || !(learningRate > 0) || unfreezeAfter < 0) {
            throw new IllegalArgumentException(
                    "epochs, batch, patience and learning rate must be > 0, were %d, %d, %d and %s"
                            .formatted(epochs, batch, patience, learningRate));
        }
    }
}
