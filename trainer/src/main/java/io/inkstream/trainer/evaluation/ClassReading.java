package io.inkstream.trainer.evaluation;

/**
 * A picture of one class and what a model took it for.
 *
 * @param confidence probability of the class it was taken for
 * @param probability of its true class; 0 where the model does not know that class
 */
public record ClassReading(
        TrueLine picture, String predicted, double confidence, double probability) {

    private static final double LEAST = 1e-7;

    public String truth() {
        return picture.text();
    }

    /** Cross-entropy: minus the logarithm of the true class's probability. */
    public double loss() {
        return -Math.log(Math.max(LEAST, probability));
    }
}
