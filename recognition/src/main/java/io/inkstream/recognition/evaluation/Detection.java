package io.inkstream.recognition.evaluation;

/** How many true lines there are, how many were found, and how many of those are true. */
public record Detection(int truth, int found, int matched) {

    public static final Detection NONE = new Detection(0, 0, 0);

    public Detection plus(Detection other) {
        return new Detection(truth + other.truth, found + other.found, matched + other.matched);
    }

    public double recall() {
        return truth == 0 ? 1 : (double) matched / truth;
    }

    public double precision() {
        return found == 0 ? 1 : (double) matched / found;
    }

    /** Harmonic mean of precision and recall; 1 for an empty page on which nothing was found. */
    public double f1() {
        return truth + found == 0 ? 1 : ratio().value();
    }

    /** The F1 of sums, for intervals. */
    public Ratio ratio() {
        return new Ratio(2L * matched, (long) truth + found);
    }
}
