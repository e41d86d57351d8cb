package io.inkstream.recognition.decoding;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How the confidences of parts become the confidence of the whole: of characters that of a word or
 * a line, of lines that of a page. Results name the method, as figures of different methods must
 * not be compared. The confidence of a character is its highest probability after the model's
 * temperature.
 */
public enum Aggregation {
    /** The mean: what share of the characters is expected to be right. */
    MEAN,
    /** The least: one doubtful character makes the whole doubtful. */
    MIN,
    /** The geometric mean: the same for any length, and nearer to the least than the mean. */
    GEOMETRIC;

    /** The name in results, such as {@code mean-character-probability}. */
    public String method() {
        return name().toLowerCase(Locale.ROOT) + "-character-probability";
    }

    /** 0 where there is nothing to be confident about. */
    public <T> double of(List<T> parts, ToDoubleFunction<T> confidence) {
        if (parts.isEmpty()) {
            return 0;
        }
        double sum = 0;
        double least = 1;
        double logarithms = 0;
        for (T part : parts) {
            double value = confidence.applyAsDouble(part);
            sum += value;
            least = Math.min(least, value);
            logarithms += Math.log(value);
        }
        double whole =
                switch (this) {
                    case MEAN -> sum / parts.size();
                    case MIN -> least;
                    case GEOMETRIC -> Math.exp(logarithms / parts.size());
                };
        return Math.clamp(whole, 0.0, 1.0);
    }

    static void check(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be in 0..1, was " + confidence);
        }
    }
}
