package io.inkstream.trainer.training;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Frozen sets of lines a network is measured on, by name. */
public final class Validation {

    private static final int BATCH_PIXELS = 400_000;

    private final SortedMap<String, List<LineBatch>> sets = new TreeMap<>();

    public Validation(Map<String, List<TextLine>> sets) {
        sets.forEach((name, lines) -> {
            if (!lines.isEmpty()) {
                List<TextLine> sorted =
                        lines.stream().sorted(Comparator.comparingInt(TextLine::width)).toList();
                this.sets.put(name, BatchStream.cut(sorted, BATCH_PIXELS));
            }
        });
    }

    /** The batches of each set. */
    public SortedMap<String, List<LineBatch>> sets() {
        return sets;
    }

    public SortedMap<String, Accuracy> measure(LineReader reader) {
        SortedMap<String, Accuracy> results = new TreeMap<>();
        sets.forEach((name, batches) -> results.put(name, measure(reader, batches)));
        return results;
    }

    private static Accuracy measure(LineReader reader, List<LineBatch> batches) {
        Accuracy sum = Accuracy.NONE;
        for (LineBatch batch : batches) {
            List<String> texts = reader.read(batch);
            for (int n = 0; n < batch.size(); n++) {
                sum = sum.plus(Accuracy.of(batch.lines().get(n).text(), texts.get(n)));
            }
        }
        return sum;
    }
}
