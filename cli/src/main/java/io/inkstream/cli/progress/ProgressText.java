package io.inkstream.cli.progress;

import java.time.Duration;
import java.util.Locale;

/** Progress in words and as a bar. */
final class ProgressText {
    private static final int WIDTH = 24;

    private ProgressText() {}

    static String bar(Progress progress) {
        int full = WIDTH * progress.percent() / 100;
        return "[%s%s] %3d %%  %s"
                .formatted(
                        "#".repeat(full),
                        ".".repeat(WIDTH - full),
                        progress.percent(),
                        numbers(progress));
    }

    static String line(Progress progress) {
        return "%s: %d %%, %s".formatted(state(progress), progress.percent(), numbers(progress));
    }

    private static String numbers(Progress progress) {
        StringBuilder text = new StringBuilder();
        text.append("%d of %d pages".formatted(progress.ended(), progress.counts().pages()));
        if (progress.rate() > 0) {
            text.append(String.format(Locale.ROOT, ", %.1f/s", progress.rate()));
        }
        if (!progress.left().isZero()) {
            text.append(", ").append(clock(progress.left())).append(" left");
        }
        if (progress.failures() > 0) {
            text.append(", ").append(progress.failures()).append(" failed");
        }
        return text.toString();
    }

    static String state(Progress progress) {
        return progress.state().name().toLowerCase(Locale.ROOT);
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d"
                        .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
