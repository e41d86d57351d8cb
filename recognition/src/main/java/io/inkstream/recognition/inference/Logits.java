package io.inkstream.recognition.inference;

import java.util.Arrays;
import java.util.Objects;

/**
 * Log probabilities of one line: {@code steps} rows of {@code classes} values, only the steps the
 * line itself covers. A view of an array that others may share; whoever keeps logits that were lent
 * to it keeps a {@link #copy()}.
 */
public final class Logits {
    private final int steps;
    private final int classes;
    private final float[] values;
    private final int offset;

    /**
     * Takes values over.
     *
     * @param values {@code steps * classes} natural logarithms, step by step, taken over, not
     *     copied
     */
    public Logits(int steps, int classes, float[] values) {
        Objects.requireNonNull(values, "values");
        if (values.length != (long) steps * classes) {
            throw new IllegalArgumentException(
                    steps
                            + " steps of "
                            + classes
                            + " classes do not have "
                            + values.length
                            + " values");
        }
        this(steps, classes, values, 0);
    }

    /**
     * A part of a larger array.
     *
     * @param values natural logarithms, step by step, from {@code offset} on
     */
    Logits(int steps, int classes, float[] values, int offset) {
        if (steps < 0 || classes < 2 || offset + (long) steps * classes > values.length) {
            throw new IllegalArgumentException(
                    "%d steps of %d classes do not lie at %d in %d values"
                            .formatted(steps, classes, offset, values.length));
        }
        this.steps = steps;
        this.classes = classes;
        this.values = values;
        this.offset = offset;
    }

    public int steps() {
        return steps;
    }

    public int classes() {
        return classes;
    }

    public float at(int step, int symbol) {
        return values[offset + step * classes + symbol];
    }

    /** The likeliest class of a step; of equally likely ones the lowest, so that a blank wins. */
    public int likeliest(int step) {
        int row = offset + step * classes;
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

    /** Independent of whoever lent these. */
    public Logits copy() {
        return new Logits(steps, classes, values());
    }

    /** The values step by step, as an array of the caller's own. */
    public float[] values() {
        return Arrays.copyOfRange(values, offset, offset + steps * classes);
    }
}
