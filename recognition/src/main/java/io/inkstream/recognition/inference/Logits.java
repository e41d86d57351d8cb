package io.inkstream.recognition.inference;

import java.util.Objects;

/**
 * Log probabilities of one line: {@code steps} rows of {@code classes} values, only the steps the
 * line itself covers. Owns its array; {@link #values()} lends it for reading. Immutable.
 */
public final class Logits {
    private final int steps;
    private final int classes;
    private final float[] values;

    /**
     * Takes values over.
     *
     * @param values {@code steps * classes} natural logarithms, step by step, taken over, not
     *     copied
     */
    public Logits(int steps, int classes, float[] values) {
        Objects.requireNonNull(values, "values");
        if (steps < 0 || classes < 2 || values.length != (long) steps * classes) {
            throw new IllegalArgumentException(
                    steps
                            + " steps of "
                            + classes
                            + " classes do not have "
                            + values.length
                            + " values");
        }
        this.steps = steps;
        this.classes = classes;
        this.values = values;
    }

    public int steps() {
        return steps;
    }

    public int classes() {
        return classes;
    }

    public float at(int step, int symbol) {
        return values[step * classes + symbol];
    }

    /** The likeliest class of a step; of equally likely ones the lowest, so that a blank wins. */
    public int likeliest(int step) {
        int row = step * classes;
        int best = 0;
        for (int symbol = 1; symbol < classes; symbol++) {
            if (values[row + symbol] > values[row + best]) {
                best = symbol;
            }
        }
        return best;
    }

    /** Refuses a charset of another model. */
    public void requireClasses(int charset) {
        if (charset != classes) {
            throw new IllegalArgumentException(
                    "a charset of " + charset + " cannot name " + classes + " classes");
        }
    }

    /** The step-major values themselves, for reading only. */
    public float[] values() {
        return values;
    }
}
