package io.inkstream.trainer.bench;

import io.inkstream.recognition.evaluation.Accuracy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures of a benchmark as Markdown. */
final class BenchReport {
    private static final List<String> PRINT = List.of("clean", "mid", "rough");
    private static final List<String> HARD = List.of("hard");

    private final Comparison pages;
    private final Optional<Scaling> scaling;
    private final Optional<LineSpeed> lines;
    private final Map<String, Double> steps; // CPU milliseconds of a page
    private final StringBuilder text = new StringBuilder();

    /** One worker and two on the same pages. */
    record Scaling(Inkstream.Run one, Inkstream.Run two) {
        double speedUp() {
            return one.readingMillis() / two.readingMillis();
        }

        double moreCpu() {
            return Measured.seconds(two.measured().cpu()) / Measured.seconds(one.measured().cpu());
        }
    }

    /** The recognisers alone on pictures of lines, start-up taken out. */
    record LineSpeed(
            int lines,
            double ours,
            double cer,
            Optional<Double> theirs,
            Optional<Double> theirCer) {
        Optional<Double> ratio() {
            return theirs.map(seconds -> seconds / ours);
        }
    }

    BenchReport(
            Comparison pages,
            Optional<Scaling> scaling,
            Optional<LineSpeed> lines,
            Map<String, Double> steps) {
        this.pages = pages;
        this.scaling = scaling;
        this.lines = lines;
        this.steps = steps;
    }

    String markdown(String command, String tesseractVersion) {
        line("<!-- written by: " + command + " -->");
        line("");
        line(
                "%d pages, %d lines; %s, one thread each; CPU seconds of the whole process tree, start-up taken out."
                        .formatted(pages.pages().size(), pages.lines(), tesseractVersion));
        line("");
        errors();
        costs();
        steps();
        targets();
        return text.toString();
    }

    private void errors() {
        line("| CER | Inkstream |" + columns(mode -> " Tesseract " + mode.title() + " |"));
        line("| --- | ---: |" + columns(_ -> " ---: |"));
        for (String level : pages.levels()) {
            line(
                    "| "
                            + level
                            + " | "
                            + percent(pages.accuracy(pages.ours(), List.of(level)).cer())
                            + " |"
                            + columns(mode -> " " + percent(cer(mode, List.of(level))) + " |"));
        }
        line("");
    }

    private void costs() {
        double perPage =
                pages.pages().isEmpty() ? 0 : pages.lines() / (double) pages.pages().size();
        line("| cost | Inkstream |" + columns(mode -> " Tesseract " + mode.title() + " |"));
        line("| --- | ---: |" + columns(_ -> " ---: |"));
        row("CPU seconds per page", Comparison.Reader::cpuPerPage, "%.3f");
        row("lines per core-second", reader -> perPage / reader.cpuPerPage(), "%.0f");
        row("peak memory, MB", reader -> reader.all().peakBytes() / 1e6, "%.0f");
        line("");
    }

    private void row(String name, ToDoubleFunction<Comparison.Reader> value, String form) {
        line(
                "| "
                        + name
                        + " | "
                        + number(form, value.applyAsDouble(pages.ours()))
                        + " |"
                        + columns(mode ->
                                " " + number(form, value.applyAsDouble(reader(mode))) + " |"));
    }

    private void steps() {
        double sum = steps.values().stream().mapToDouble(d -> d).sum();
        line("| step | CPU ms per page | share |");
        line("| --- | ---: | ---: |");
        steps.forEach((step, millis) ->
                line(
                        "| %s | %s | %s |"
                                .formatted(
                                        step,
                                        number("%.1f", millis),
                                        number("%.0f %%", 100 * millis / sum))));
        line("");
        lines.ifPresent(alone ->
                line(
                        "Recogniser alone, %d times a perfect crop: %s lines per core-second, CER %s%s."
                                .formatted(
                                        alone.lines(),
                                        number("%.0f", alone.lines() / alone.ours()),
                                        percent(alone.cer()),
                                        alone.theirs()
                                                .map(seconds ->
                                                        "; Tesseract psm 7: %s, CER %s"
                                                                .formatted(
                                                                        number(
                                                                                "%.0f",
                                                                                alone.lines()
                                                                                        / seconds),
                                                                        percent(
                                                                                alone.theirCer()
                                                                                        .orElse(
                                                                                                0.0))))
                                                .orElse(""))));
        scaling.ifPresent(two ->
                line(
                        "Two workers on the same pages: %s times the pages per second of one, %s times the CPU."
                                .formatted(
                                        number("%.2f", two.speedUp()),
                                        number("%.2f", two.moreCpu()))));
        line("");
    }

    private void targets() {
        if (!pages.theirs().containsKey(Tesseract.Mode.DEFAULT)) {
            line("Tesseract is not installed here, so nothing is compared with it.");
            return;
        }
        line("| must reach | reached | |");
        line("| --- | ---: | --- |");
        double ratio = pages.ratio().orElse(0.0);
        target("pages per core-second against Tesseract: 7", number("%.1f", ratio), ratio >= 7);
        for (String level : PRINT) {
            if (pages.levels().contains(level)) {
                double ours = pages.accuracy(pages.ours(), List.of(level)).cer();
                double theirs = cer(Tesseract.Mode.DEFAULT, List.of(level));
                target(
                        "CER on %s at most Tesseract's %s".formatted(level, percent(theirs)),
                        percent(ours),
                        ours <= theirs);
            }
        }
        if (pages.levels().containsAll(HARD)
                && pages.theirs().containsKey(Tesseract.Mode.SAUVOLA)) {
            double share =
                    pages.accuracy(pages.ours(), HARD).cer() / cer(Tesseract.Mode.SAUVOLA, HARD);
            target(
                    "CER on hard against Tesseract with Sauvola: 0.25",
                    number("%.2f", share),
                    share <= 0.25);
        }
        lines.flatMap(LineSpeed::ratio)
                .ifPresent(alone ->
                        target(
                                "recogniser alone against Tesseract: 13",
                                number("%.1f", alone),
                                alone >= 13));
        double image =
                steps.values().stream().mapToDouble(d -> d).sum()
                        - steps.getOrDefault("infer", 0.0)
                        - steps.getOrDefault("decode", 0.0);
        target("image work, ms per page: 100", number("%.0f", image), image <= 100);
        scaling.ifPresent(two ->
                target(
                        "1 -> 2 workers: 1.85",
                        number("%.2f", two.speedUp()),
                        two.speedUp() >= 1.85));
        double memory =
                pages.ours().all().peakBytes()
                        / (double) Math.max(1, reader(Tesseract.Mode.DEFAULT).all().peakBytes());
        target("memory against Tesseract: 3", number("%.1f", memory), memory <= 3);
        line("");
    }

    private void target(String name, String reached, boolean met) {
        line("| %s | %s | %s |".formatted(name, reached, met ? "met" : "missed"));
    }

    private double cer(Tesseract.Mode mode, List<String> levels) {
        Accuracy accuracy = pages.accuracy(reader(mode), levels);
        return accuracy.cer();
    }

    private Comparison.Reader reader(Tesseract.Mode mode) {
        Comparison.Reader reader = pages.theirs().get(mode);
        if (reader == null) {
            throw new IllegalArgumentException("Tesseract did not run as " + mode);
        }
        return reader;
    }

    private String columns(Function<Tesseract.Mode, String> cell) {
        StringBuilder cells = new StringBuilder();
        pages.theirs().keySet().forEach(mode -> cells.append(cell.apply(mode)));
        return cells.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String percent(double share) {
        return number("%.2f %%", 100 * share);
    }

    private static String number(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }
}
