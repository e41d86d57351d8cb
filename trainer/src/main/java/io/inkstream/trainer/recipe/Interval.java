package io.inkstream.trainer.recipe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers between two bounds, written as {@code [0, 1)} or {@code (0, inf)}. */
record Interval(double least, boolean withLeast, double most, boolean withMost) {

    private static final Pattern FORM = Pattern.compile("([\\[(])(\\S+), (\\S+)([\\])])");

    static Interval parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not an interval: '" + text + "'");
        }
        return new Interval(
                bound(m.group(2)),
                m.group(1).equals("["),
                bound(m.group(3)),
                m.group(4).equals("]"));
    }

    boolean contains(double value) {
        return (withLeast ? value >= least : value > least)
                && (withMost ? value <= most : value < most);
    }

    private static double bound(String text) {
        return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
