package io.inkstream.trainer.training.journal;

import io.inkstream.trainer.training.TrainingEvent.Measured;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of an epoch by name, in a fixed order and without anything a clock decides. */
final class MetricsRow {

    private MetricsRow() {}

    /** {@code epoch}, {@code step}, …, then {@code cer.clean} and the like. */
    static Map<String, Double> of(Measured epoch) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("epoch", (double) epoch.epoch());
        row.put("step", (double) epoch.step());
        row.put("lines", (double) epoch.lines());
        row.put("loss", epoch.meanLoss());
        row.put("learning_rate", epoch.learningRate());
        row.put("error", epoch.error());
        epoch.sets()
                .forEach((set, result) ->
                        result.measure()
                                .figures()
                                .forEach((name, value) -> row.put(name + "." + set, value)));
        return row;
    }

    /** Whole numbers without a point, others with six decimals. */
    static String written(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.6f", value);
    }
}
