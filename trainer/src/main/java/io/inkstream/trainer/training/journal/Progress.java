package io.inkstream.trainer.training.journal;

import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Ended;
import io.inkstream.trainer.training.TrainingEvent.FullLines;
import io.inkstream.trainer.training.TrainingEvent.Measured;
import io.inkstream.trainer.training.TrainingEvent.Started;
import io.inkstream.trainer.training.TrainingEvent.Stepped;
import io.inkstream.trainer.training.TrainingListener;
import io.inkstream.trainer.training.Validation;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person sees of a run: on a terminal a bar that moves, elsewhere a plain line every ten
 * seconds; a line for every epoch on both.
 */
public final class Progress implements TrainingListener {

    private static final int BAR = 24;
    private static final double BAR_SECONDS = 0.2;
    private static final double LINE_SECONDS = 10;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private double shown = Double.NEGATIVE_INFINITY;
    private String last = "";
    private String best = "";

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void on(TrainingEvent event) {
        switch (event) {
            case Started s -> {
                say(
                        String.format(
                                Locale.ROOT,
                                "%,d weights, %d outputs, stride %d, %s on %s, %d worker%s",
                                s.weights(),
                                s.outputs(),
                                s.stride(),
                                s.precision(),
                                s.device(),
                                s.threads(),
                                s.threads() == 1 ? "" : "s"));
                if (s.steps() > 0) {
                    say(
                            String.format(
                                    Locale.ROOT,
                                    "goes on after step %d, epoch %d",
                                    s.steps(),
                                    s.epochs()));
                }
            }
            case Stepped step -> show(step);
            case FullLines full ->
                    say(
                            String.format(
                                    Locale.ROOT,
                                    "step %d: loss %.3f, full lines from here",
                                    full.step(),
                                    full.meanLoss()));
            case Measured epoch -> show(epoch);
            case Ended end -> show(end);
        }
    }

    private void show(Stepped step) {
        if (step.seconds() - shown < (terminal ? BAR_SECONDS : LINE_SECONDS)) {
            return;
        }
        shown = step.seconds();
        String figures =
                String.format(
                        Locale.ROOT,
                        "step %d  loss %.4f%s  %.0f lines/s  %s left",
                        step.step(),
                        step.meanLoss(),
                        last.isEmpty() ? "" : "  " + last,
                        step.linesPerSecond(),
                        time(step.secondsLeft()));
        if (terminal) {
            int filled = (int) (BAR * step.progress());
            out.print(
                    CLEAR
                            + "[%s%s] %3.0f %%  "
                                    .formatted(
                                            "█".repeat(filled),
                                            "·".repeat(BAR - filled),
                                            100 * step.progress())
                            + figures);
            out.flush();
        } else {
            say(String.format(Locale.ROOT, "%3.0f %%  %s", 100 * step.progress(), figures));
        }
    }

    private void show(Measured epoch) {
        last = figure(epoch.sets().values(), epoch.error());
        if (epoch.best()) {
            best = last;
        }
        say(
                String.format(
                        Locale.ROOT,
                        "epoch %d  step %d  %s (%s)%s",
                        epoch.epoch(),
                        epoch.step(),
                        last,
                        epoch.sets().entrySet().stream()
                                .map(set ->
                                        set.getKey()
                                                + " "
                                                + figure(
                                                        List.of(set.getValue()),
                                                        set.getValue().measure().error()))
                                .collect(Collectors.joining(", ")),
                        epoch.best() ? "  best so far" : ""));
    }

    private void show(Ended end) {
        String why =
                switch (end.reason()) {
                    case FINISHED -> "done";
                    case NO_IMPROVEMENT -> "ended: no improvement any more";
                    case STOPPED -> "stopped, the checkpoint is written";
                };
        say(
                String.format(
                        Locale.ROOT,
                        "%s after %d steps, %d lines, %s%s",
                        why,
                        end.step(),
                        end.lines(),
                        time(end.seconds()),
                        best.isEmpty() ? "" : "; best " + best));
    }

    /** The error in the words of what is measured. */
    private static String figure(Collection<Validation.Result> sets, double error) {
        Set<String> figures =
                sets.stream()
                        .flatMap(set -> set.measure().figures().keySet().stream())
                        .collect(Collectors.toSet());
        if (figures.contains("cer")) {
            return String.format(Locale.ROOT, "CER %.2f %%", 100 * error);
        }
        return figures.contains("accuracy")
                ? String.format(Locale.ROOT, "accuracy %.2f %%", 100 * (1 - error))
                : String.format(Locale.ROOT, "error %.4g", error);
    }

    private void say(String line) {
        out.println(terminal ? CLEAR + line : line);
    }

    private static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "?";
        }
        long whole = Math.round(seconds);
        return whole >= 3600
                ? "%d:%02d h".formatted(whole / 3600, whole % 3600 / 60)
                : "%d:%02d min".formatted(whole / 60, whole % 60);
    }
}
