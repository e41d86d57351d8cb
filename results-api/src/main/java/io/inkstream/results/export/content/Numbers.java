package io.inkstream.results.export.content;

import java.util.Locale;

/** Confidences as text: with a point whatever the locale, rounded to four digits. */
public final class Numbers {
    private Numbers() {}

    /** From 0 to 1. */
    public static String share(double confidence) {
        String text = String.format(Locale.ROOT, "%.4f", Math.clamp(confidence, 0.0, 1.0));
        return text.replaceFirst("\\.?0+$", "");
    }

    /** From 0 to 100. */
    public static String percent(double confidence) {
        return Long.toString(Math.round(100 * Math.clamp(confidence, 0.0, 1.0)));
    }
}
