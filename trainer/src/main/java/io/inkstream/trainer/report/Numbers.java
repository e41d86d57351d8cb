package io.inkstream.trainer.report;

import io.inkstream.recognition.evaluation.Interval;
import io.inkstream.trainer.evaluation.Figure;
import java.util.Locale;

/** How figures are written. */
final class Numbers {

    private Numbers() {}

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    static String range(Interval interval) {
        return String.format(
                Locale.ROOT, "%.2f to %.2f %%", 100 * interval.low(), 100 * interval.high());
    }

    static String withRange(Figure figure) {
        return percent(figure.value()) + " (" + range(figure.interval()) + ")";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    static String numberRange(Interval interval) {
        return number(interval.low()) + " to " + number(interval.high());
    }

    static String numberWithRange(Figure figure) {
        return number(figure.value()) + " (" + numberRange(figure.interval()) + ")";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String signedPercent(double fraction) {
        return String.format(Locale.ROOT, "%+.2f %%", 100 * fraction);
    }
}
