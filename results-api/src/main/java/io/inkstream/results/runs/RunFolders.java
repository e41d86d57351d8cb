package io.inkstream.results.runs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.results.runs.RunView.Sample;
import io.inkstream.results.runs.RunView.SampleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads run folders while trainings write them. Nothing is kept between calls and nothing is
 * written. What a name points to outside the folder of runs is not there.
 */
final class RunFolders {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern EPOCH = Pattern.compile("epoch-(\\d{1,9})");
    private static final String METRICS = "metrics.jsonl";
    private static final int MOST = 200;

    private final Optional<Path> folder;

    RunFolders(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The last measured first, at most 200; none where no folder is configured. */
    List<RunView> listRuns() throws IOException {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        List<RunView> runs = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder.get())) {
            for (Path run : all.filter(RunFolders::isRun).toList()) {
                runs.add(summary(run, metrics(run)));
            }
        }
        runs.sort(Comparator.comparing(RunView::updatedAt).reversed());
        return runs.subList(0, Math.min(MOST, runs.size()));
    }

    private static boolean isRun(Path run) {
        return NAME.matcher(run.getFileName().toString()).matches()
                && Files.isRegularFile(run.resolve(METRICS));
    }

    RunView getRun(String name) throws IOException {
        Path run = find(name);
        List<JsonNode> metrics = metrics(run);
        RunView summary = summary(run, metrics);
        return new RunView(
                summary.run(),
                summary.updatedAt(),
                summary.ended(),
                summary.epochs(),
                summary.error(),
                Optional.of(metrics),
                Optional.of(epochs(run)));
    }

    private Path find(String name) {
        return folder.filter(_ -> NAME.matcher(name).matches())
                .map(runs -> runs.resolve(name))
                .filter(RunFolders::isRun)
                .orElseThrow(() -> Problems.of(ProblemCode.RUN_NOT_FOUND, "run " + name));
    }

    private static RunView summary(Path run, List<JsonNode> metrics) throws IOException {
        Instant updatedAt = Files.getLastModifiedTime(run.resolve(METRICS)).toInstant();
        Optional<Double> error =
                metrics.isEmpty() || !metrics.getLast().has("error")
                        ? Optional.empty()
                        : Optional.of(metrics.getLast().get("error").asDouble());
        return new RunView(
                String.valueOf(run.getFileName()),
                updatedAt,
                Files.isRegularFile(run.resolve("model/model.onnx")),
                metrics.size(),
                error,
                Optional.empty(),
                Optional.empty());
    }

    /** A row that is being written is not there yet. */
    private static List<JsonNode> metrics(Path run) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(run.resolve(METRICS))) {
            try {
                rows.add(Json.mapper().readTree(line));
            } catch (JacksonException e) {
                return rows;
            }
        }
        return rows;
    }

    private static List<Integer> epochs(Path run) throws IOException {
        Path samples = run.resolve("samples");
        if (!Files.isDirectory(samples)) {
            return List.of();
        }
        try (Stream<Path> epochs = Files.list(samples)) {
            return epochs.map(epoch -> EPOCH.matcher(epoch.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(match -> Integer.parseInt(match.group(1)))
                    .sorted()
                    .toList();
        }
    }

    /** By set, in the order of their names. */
    List<SampleSet> listSamples(String name, int epoch) throws IOException {
        Path samples = samples(name, epoch);
        List<SampleSet> sets = new ArrayList<>();
        try (Stream<Path> files = Files.list(samples)) {
            for (Path table : files.filter(RunFolders::isTable).sorted().toList()) {
                String set = table.getFileName().toString().replaceFirst("\\.tsv$", "");
                String picture = "/v1/runs/%s/samples/%d/%s.png".formatted(name, epoch, set);
                sets.add(new SampleSet(set, picture, rows(table)));
            }
        }
        return sets;
    }

    private static boolean isTable(Path file) {
        return file.toString().endsWith(".tsv");
    }

    private static List<Sample> rows(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(row -> row.split("\t", -1))
                .filter(row -> row.length == 2)
                .map(row -> new Sample(row[0], row[1]))
                .toList();
    }

    /** The lines of a set in one picture, PNG. */
    byte[] picture(String name, int epoch, String file) throws IOException {
        Path picture = samples(name, epoch).resolve(file);
        if (!NAME.matcher(file).matches()
                || !file.endsWith(".png")
                || !Files.isRegularFile(picture)) {
            throw Problems.of(
                    ProblemCode.RUN_NOT_FOUND,
                    "run %s has no picture %s of epoch %d".formatted(name, file, epoch));
        }
        return Files.readAllBytes(picture);
    }

    private Path samples(String name, int epoch) {
        Path samples = find(name).resolve("samples").resolve("epoch-%04d".formatted(epoch));
        if (!Files.isDirectory(samples)) {
            throw Problems.of(
                    ProblemCode.RUN_NOT_FOUND,
                    "run %s has no samples of epoch %d".formatted(name, epoch));
        }
        return samples;
    }
}
