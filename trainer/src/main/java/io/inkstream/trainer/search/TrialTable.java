package io.inkstream.trainer.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trials side by side, the one with the smallest error first: {@code trials.md} and a CSV. */
public record TrialTable(List<Trial> trials) {

    /** The table for people in the folder of a search. */
    public static final String MARKDOWN = "trials.md";

    /** The table for programs. */
    public static final String CSV = "trials.csv";

    public TrialTable {
        trials = trials.stream().sorted(Comparator.comparingDouble(Trial::error)).toList();
    }

    /** The trial with the smallest error. */
    public Trial best() {
        return trials.getFirst();
    }

    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(MARKDOWN), markdown());
        Files.writeString(folder.resolve(CSV), csv());
    }

    public String markdown() {
        List<String> names = figures();
        StringBuilder table = new StringBuilder();
        table.append(
                row(
                        Stream.of(
                                Stream.of("run", "what", "weights"),
                                names.stream(),
                                Stream.of("error", "learnt from", "seconds"))));
        table.append("| --- | --- |").append(" ---: |".repeat(names.size() + 4)).append('\n');
        for (Trial trial : trials) {
            table.append(
                    row(
                            Stream.of(
                                    Stream.of(
                                            trial.name(),
                                            trial.label().replace("|", "\\|"),
                                            "%,d".formatted(trial.weights())),
                                    names.stream().map(name -> figure(trial, name)),
                                    Stream.of(
                                            number(trial.error()),
                                            "%,d".formatted(trial.lines()),
                                            String.format(Locale.ROOT, "%.0f", trial.seconds())))));
        }
        return table.toString();
    }

    private String csv() {
        List<String> names = figures();
        StringBuilder table =
                new StringBuilder(
                        "run,what,weights,%serror,lines,seconds\n"
                                .formatted(
                                        names.stream()
                                                .map(n -> n + ",")
                                                .collect(Collectors.joining())));
        for (Trial trial : trials) {
            table.append(trial.name())
                    .append(",\"")
                    .append(trial.label().replace("\"", "\"\""))
                    .append("\",")
                    .append(trial.weights());
            names.forEach(name -> table.append(',').append(figure(trial, name)));
            table.append(
                    String.format(
                            Locale.ROOT,
                            ",%.6f,%d,%.1f%n",
                            trial.error(),
                            trial.lines(),
                            trial.seconds()));
        }
        return table.toString();
    }

    private List<String> figures() {
        return List.copyOf(
                trials.stream()
                        .flatMap(trial -> trial.figures().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String figure(Trial trial, String name) {
        Double value = trial.figures().get(name);
        return value == null ? "" : number(value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String row(Stream<Stream<String>> cells) {
        return cells.flatMap(part -> part).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
