package io.inkstream.trainer.dataset.augmentation;

import java.util.Random;

/** Random amounts around nothing. */
final class Spread {

    private Spread() {}

    /** Between -1 and 1, each alike. */
    static double even(Random random) {
        return 2 * random.nextDouble() - 1;
    }

    /** Between -1 and 1, small amounts more often. */
    static double peaked(Random random) {
        double first = random.nextDouble();
        return first - random.nextDouble();
    }

    /** A factor between {@code least} and {@code most} at strength 1, evenly in its logarithm. */
    static double factor(double least, double most, double strength, Random random) {
        double exponent =
                Math.log(least) + random.nextDouble() * (Math.log(most) - Math.log(least));
        return Math.exp(strength * exponent);
    }
}
