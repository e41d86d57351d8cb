package io.inkstream.recognition.language;

/**
 * Logarithms of probabilities in two bytes: steps of 1/2048 down to -16, below which nothing is
 * told apart.
 */
final class Grid {
    private static final float STEPS = 2048;

    private Grid() {}

    static short toGrid(float logarithm) {
        return (short) Math.clamp(Math.round(-logarithm * STEPS), 0, Short.MAX_VALUE);
    }

    static float ofGrid(short value) {
        return -value / STEPS;
    }

    /** What a logarithm becomes by being written and read. */
    static float onGrid(double logarithm) {
        return ofGrid(toGrid((float) logarithm));
    }
}
