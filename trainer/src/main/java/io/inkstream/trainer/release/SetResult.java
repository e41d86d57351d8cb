package io.inkstream.trainer.release;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.trainer.training.Objective;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well a file reads one measured set.
 *
 * @param samples lines or pictures
 * @param figures by the names they have in {@code eval.json}, counts among them
 * @param errors what is wrong, so that sets can be summed: characters, pictures, or squared errors
 * @param of what the errors are counted against
 */
record SetResult(long samples, SortedMap<String, Number> figures, double errors, double of) {

    SetResult {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    static SetResult ofLines(Accuracy accuracy) {
        SortedMap<String, Number> figures = new TreeMap<>();
        figures.put("lines", accuracy.lines());
        figures.put("characters", accuracy.characters().length());
        figures.put("cer", EvaluationFile.rounded(accuracy.cer()));
        figures.put("wer", EvaluationFile.rounded(accuracy.wer()));
        figures.put("exact", EvaluationFile.rounded(accuracy.exactShare()));
        figures.put("insertions", accuracy.characters().insertions());
        figures.put("deletions", accuracy.characters().deletions());
        figures.put("substitutions", accuracy.characters().substitutions());
        return new SetResult(
                accuracy.lines(),
                figures,
                accuracy.characters().total(),
                accuracy.characters().length());
    }

    static SetResult ofPictures(Objective objective, List<String> truths, List<String> readings) {
        Objective.Measure measure = objective.measure(truths, readings);
        SortedMap<String, Number> figures = new TreeMap<>();
        figures.put("pictures", truths.size());
        measure.figures()
                .forEach((name, value) -> figures.put(name, EvaluationFile.rounded(value)));
        return new SetResult(
                truths.size(), figures, measure.error() * truths.size(), truths.size());
    }

    /** The set's figure of this name. */
    double figure(String name) {
        Number figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException("no figure " + name + " in " + figures.keySet());
        }
        return figure.doubleValue();
    }

    /** The error rate, or the mean squared error. */
    double error() {
        return of == 0 ? (errors == 0 ? 0 : 1) : errors / of;
    }

    SetResult plus(SetResult other) {
        return new SetResult(
                samples + other.samples, new TreeMap<>(), errors + other.errors, of + other.of);
    }
}
