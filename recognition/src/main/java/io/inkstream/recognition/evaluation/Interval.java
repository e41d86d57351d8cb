package io.inkstream.recognition.evaluation;

/** The middle 95 % of what a figure might have been. */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "an interval goes from low to high, was " + low + ".." + high);
        }
    }
}
