package io.inkstream.trainer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.trainer.report.Chart.Axis;
import io.inkstream.trainer.report.Chart.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The curves of a run out of its {@code metrics.jsonl}: every number of its rows over the steps,
 * error rates in one chart and everything else in a chart of its own.
 */
final class TrainingCurves {

    private static final String STEP = "step";
    private static final String FILE = "metrics.jsonl";
    private static final List<String> NO_CURVES =
            List.of(STEP, "epoch", "lines", "seconds", "time");

    private final Map<String, List<Point>> curves = new TreeMap<>();

    private TrainingCurves() {}

    static TrainingCurves read(Path run) throws IOException {
        Path file = run.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s is no run folder: it has no %s".formatted(run, FILE));
        }
        TrainingCurves read = new TrainingCurves();
        JsonMapper mapper = new JsonMapper();
        for (String row : Files.readAllLines(file)) {
            if (!row.isBlank()) {
                read.add(mapper.readTree(row));
            }
        }
        return read;
    }

    private void add(JsonNode row) {
        double step = row.path(STEP).asDouble(row.path("epoch").asDouble());
        row.properties()
                .forEach(field -> {
                    if (field.getValue().isNumber() && !NO_CURVES.contains(field.getKey())) {
                        curves.computeIfAbsent(field.getKey(), _ -> new ArrayList<>())
                                .add(new Point(step, field.getValue().asDouble()));
                    }
                });
    }

    String svg() {
        StringBuilder charts = new StringBuilder();
        Map<String, List<Point>> rates = new TreeMap<>(curves);
        rates.keySet().removeIf(name -> !name.contains("cer") && !name.contains("wer"));
        if (!rates.isEmpty()) {
            Chart chart =
                    new Chart(
                            "Error rates while training",
                            steps(rates),
                            Axis.ofPercent("error rate", Math.min(1, highest(rates))));
            rates.forEach((name, points) -> chart.with(name, points, false, points.size() < 3));
            charts.append(chart.svg());
        }
        curves.forEach((name, points) -> {
            if (!rates.containsKey(name)) {
                Map<String, List<Point>> own = Map.of(name, points);
                charts.append(
                        new Chart(name, steps(own), Axis.ofNumbers(name, lowest(own), highest(own)))
                                .with(name, points, false, points.size() < 3)
                                .svg());
            }
        });
        return charts.toString();
    }

    private static Axis steps(Map<String, List<Point>> curves) {
        double last =
                curves.values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(Point::x)
                        .max()
                        .orElse(1);
        return Axis.ofNumbers("step", 0, last);
    }

    private static double highest(Map<String, List<Point>> curves) {
        return curves.values().stream().flatMap(List::stream).mapToDouble(Point::y).max().orElse(1);
    }

    private static double lowest(Map<String, List<Point>> curves) {
        return Math.min(
                0,
                curves.values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(Point::y)
                        .min()
                        .orElse(0));
    }
}
