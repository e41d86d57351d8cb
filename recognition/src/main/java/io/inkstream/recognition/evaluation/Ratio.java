package io.inkstream.recognition.evaluation;

/** A share or rate as two counts, so that sums over lines stay exact. */
public record Ratio(long part, long whole) {

    public static final Ratio NONE = new Ratio(0, 0);

    /** Part over whole; of nothing it is 0 when the part is 0 too, and 1 otherwise. */
    public double value() {
        return whole == 0 ? (part == 0 ? 0 : 1) : (double) part / whole;
    }

    public Ratio plus(Ratio other) {
        return new Ratio(part + other.part, whole + other.whole);
    }
}
