package io.inkstream.trainer.training.journal;

import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Measured;
import io.inkstream.trainer.training.TrainingEvent.Started;
import io.inkstream.trainer.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code metrics.jsonl} and {@code metrics.csv}, a row per epoch. Both are the same for every run
 * of the same recipe on one thread; times are kept apart in {@code timing.jsonl}.
 */
public final class MetricsFiles implements TrainingListener {

    static final String LINES = "metrics.jsonl";
    private static final String TABLE = "metrics.csv";
    private static final String TIMING = "timing.jsonl";

    private final Path run;

    public MetricsFiles(Path run) {
        this.run = run;
    }

    @Override
    public void on(TrainingEvent event) throws IOException {
        if (event instanceof Started started) {
            keep(LINES, started.epochs());
            keep(TABLE, started.epochs() + 1);
            keep(TIMING, started.epochs());
        } else if (event instanceof Measured epoch) {
            append(epoch);
        }
    }

    private void append(Measured epoch) throws IOException {
        Map<String, Double> row = MetricsRow.of(epoch);
        append(
                LINES,
                row.entrySet().stream()
                        .map(e ->
                                "\"%s\":%s".formatted(e.getKey(), MetricsRow.written(e.getValue())))
                        .collect(Collectors.joining(",", "{", "}")));
        if (!Files.exists(run.resolve(TABLE))) {
            append(TABLE, String.join(",", row.keySet()));
        }
        append(
                TABLE,
                row.values().stream().map(MetricsRow::written).collect(Collectors.joining(",")));
        append(
                TIMING,
                String.format(
                        Locale.ROOT,
                        "{\"epoch\":%d,\"seconds\":%.1f,\"lines_per_second\":%.1f,\"peak_rss_mib\":%d}",
                        epoch.epoch(),
                        epoch.seconds(),
                        epoch.linesPerSecond(),
                        PeakMemory.mebibytes()));
    }

    /** Rows of epochs that a killed run measured after its last checkpoint go. */
    private void keep(String name, long rows) throws IOException {
        Path file = run.resolve(name);
        if (Files.exists(file)) {
            List<String> all = Files.readAllLines(file);
            Files.write(file, all.stream().limit(rows).toList());
        }
    }

    private void append(String name, String line) throws IOException {
        Files.writeString(
                run.resolve(name),
                line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
