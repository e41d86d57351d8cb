package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Sequence;

/**
 * {@code E}: adds to each step where it stands, as sines and cosines of its distance from the
 * line's begin (Vaswani et al., "Attention Is All You Need", 2017), so that attention can tell near
 * from far.
 */
public record PositionsSpec() implements LayerSpec {

    private static final double LONGEST_WAVE = 10_000;

    @Override
    public Sequence after(Shape before) {
        return before.asSequence();
    }

    @Override
    public Cost cost(Shape before) {
        return Cost.NONE;
    }

    @Override
    public String token() {
        return "E";
    }

    /** Radians per step of each feature: sines and cosines in turn, of waves growing longer. */
    public static float[] frequencies(int features) {
        float[] frequencies = new float[features];
        for (int i = 0; i < features; i++) {
            frequencies[i] = (float) Math.pow(LONGEST_WAVE, -(double) (i - i % 2) / features);
        }
        return frequencies;
    }

    /** What is added to the angle of each feature, so that the sine of every second is a cosine. */
    public static float[] phases(int features) {
        float[] phases = new float[features];
        for (int i = 1; i < features; i += 2) {
            phases[i] = (float) (Math.PI / 2);
        }
        return phases;
    }
}
