package io.inkstream.cli.progress;

import io.inkstream.cli.client.BatchInfo;
import io.inkstream.cli.client.WatchEvent;
import io.inkstream.cli.client.WatchListener;
import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Shows a batch that is watched on stderr: a bar on a terminal, plain lines elsewhere, in any case
 * a line for each failure.
 */
public final class ProgressView implements WatchListener {

    /** The form of what is shown. */
    public enum Style {
        /** One line, drawn over and over. */
        BAR(Duration.ofMillis(100)),
        /** A new line now and then. */
        LINES(Duration.ofSeconds(10)),
        /** Failures only. */
        NONE(Duration.ZERO);

        private final Duration every;

        Style(Duration every) {
            this.every = every;
        }
    }

    private final PrintStream out;
    private final Style style;
    private final Clock clock;
    private final Instant start;
    private int endedBefore;
    private State state = State.OPEN;
    private Counts counts = Counts.NONE;
    private @Nullable Instant shownAt;
    private int drawn;

    public ProgressView(PrintStream out, Style style, Clock clock) {
        this.out = out;
        this.style = style;
        this.clock = clock;
        this.start = clock.instant();
    }

    @Override
    public void heard(WatchEvent event, String json) {
        switch (event) {
            case WatchEvent.Snapshot snapshot -> begin(snapshot.batch());
            case WatchEvent.Batch batch -> update(batch.state(), batch.counts());
            case WatchEvent.Done done -> end(done.batch());
            case WatchEvent.Document document ->
                    document.failure()
                            .ifPresent(why ->
                                    say(
                                            "%s failed: %s (%s)"
                                                    .formatted(
                                                            document.name(),
                                                            why.detail(),
                                                            why.code().code())));
            case WatchEvent.Page page ->
                    page.failure()
                            .ifPresent(why ->
                                    say(
                                            "page %s failed: %s (%s)"
                                                    .formatted(
                                                            page.pageId(),
                                                            why.detail(),
                                                            why.code().code())));
        }
    }

    private void begin(BatchInfo batch) {
        endedBefore = batch.counts().pagesDone() + batch.counts().pagesFailed();
        update(batch.state(), batch.counts());
    }

    private void update(State next, Counts now) {
        boolean changed = next != state;
        state = next;
        counts = now;
        if (changed || isTime()) {
            show();
        }
    }

    private void end(BatchInfo batch) {
        boolean told = state == batch.state() && counts.equals(batch.counts());
        state = batch.state();
        counts = batch.counts();
        if (style == Style.BAR) {
            show();
            out.println();
            drawn = 0;
        } else if (!told) {
            show();
        }
    }

    private boolean isTime() {
        return shownAt == null
                || Duration.between(shownAt, clock.instant()).compareTo(style.every) >= 0;
    }

    private void show() {
        Progress progress = new Progress(state, counts, elapsed(), endedBefore);
        switch (style) {
            case BAR -> draw(ProgressText.bar(progress));
            case LINES -> out.println(ProgressText.line(progress));
            case NONE -> {
                // failures only
            }
        }
        out.flush();
        shownAt = clock.instant();
    }

    private Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    /** Over the line before; what it had more is blanked out. */
    private void draw(String text) {
        out.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        drawn = text.length();
    }

    private void say(String text) {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
        out.println(text);
        if (style == Style.BAR) {
            show();
        }
        out.flush();
    }
}
