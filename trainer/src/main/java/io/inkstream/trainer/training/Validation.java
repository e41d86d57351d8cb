package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Frozen sets of lines a network is measured on, by name. */
public final class Validation {

    private static final int BATCH_PIXELS = 400_000;
    private static final int SAMPLES = 8;

    /** A line and what the network reads in it. */
    public record Sample(TextLine line, String reading) {}

    /**
     * How well a set is read.
     *
     * @param samples some of its lines, the same ones every time
     */
    public record Result(Objective.Measure measure, List<Sample> samples) {}

    private final SortedMap<String, List<LineBatch>> sets = new TreeMap<>();

    public Validation(Map<String, List<TextLine>> sets) {
        this(sets, LineBatch.WIDTH_STEP);
    }

    /** The same, padded to a multiple of a step other than that of lines. */
    public Validation(Map<String, List<TextLine>> sets, int widthStep) {
        sets.forEach((name, lines) -> {
            if (!lines.isEmpty()) {
                List<TextLine> sorted =
                        lines.stream().sorted(Comparator.comparingInt(TextLine::width)).toList();
                this.sets.put(name, BatchStream.cut(sorted, BATCH_PIXELS, widthStep));
            }
        });
    }

    /** The batches of each set. */
    public SortedMap<String, List<LineBatch>> sets() {
        return sets;
    }

    /** Reads every set. */
    SortedMap<String, Result> measure(LineReader reader, Objective objective) {
        SortedMap<String, Result> results = new TreeMap<>();
        sets.forEach((name, batches) -> results.put(name, measure(reader, objective, batches)));
        return results;
    }

    private static Result measure(LineReader reader, Objective objective, List<LineBatch> batches) {
        List<Sample> all = new ArrayList<>();
        for (LineBatch batch : batches) {
            List<String> texts = reader.read(batch);
            for (int n = 0; n < batch.size(); n++) {
                all.add(new Sample(batch.lines().get(n), texts.get(n)));
            }
        }
        int every = Math.max(1, all.size() / SAMPLES);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < all.size() && samples.size() < SAMPLES; i += every) {
            samples.add(all.get(i));
        }
        return new Result(
                objective.measure(
                        all.stream().map(sample -> sample.line().text()).toList(),
                        all.stream().map(Sample::reading).toList()),
                samples);
    }
}
