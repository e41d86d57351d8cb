package io.inkstream.trainer.training.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Measured;
import io.inkstream.trainer.training.TrainingListener;
import io.inkstream.trainer.training.journal.CurvePlot.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code plots/FIGURE.svg} for every figure of {@code metrics.jsonl}, drawn anew after each epoch;
 * sets share a picture. Must hear of an epoch after {@link MetricsFiles}.
 */
public final class Curves implements TrainingListener {

    private static final List<String> WITHOUT_CURVE = List.of("epoch", "step", "lines");

    private final Path run;

    public Curves(Path run) {
        this.run = run;
    }

    @Override
    public void on(TrainingEvent event) throws IOException {
        if (event instanceof Measured) {
            Path plots = Files.createDirectories(run.resolve("plots"));
            for (Map.Entry<String, SortedMap<String, List<Point>>> figure : figures().entrySet()) {
                Files.writeString(
                        plots.resolve(figure.getKey() + ".svg"),
                        new CurvePlot(figure.getValue()).svg(figure.getKey()));
            }
        }
    }

    /** The curves of every figure by the name of the set. */
    private SortedMap<String, SortedMap<String, List<Point>>> figures() throws IOException {
        SortedMap<String, SortedMap<String, List<Point>>> figures = new TreeMap<>();
        JsonMapper json = new JsonMapper();
        for (String line : Files.readAllLines(run.resolve(MetricsFiles.LINES))) {
            JsonNode row = json.readTree(line);
            for (Map.Entry<String, JsonNode> value : row.properties()) {
                if (!WITHOUT_CURVE.contains(value.getKey())) {
                    String[] names = value.getKey().split("\\.", 2);
                    figures.computeIfAbsent(names[0], _ -> new TreeMap<>())
                            .computeIfAbsent(
                                    names.length > 1 ? names[1] : names[0], _ -> new ArrayList<>())
                            .add(
                                    new Point(
                                            row.get("step").asDouble(),
                                            value.getValue().asDouble()));
                }
            }
        }
        return figures;
    }
}
