package io.inkstream.trainer.release;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.release.Temperature.Reading;
import io.inkstream.trainer.training.Objective;
import io.inkstream.trainer.training.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file makes of the measured pictures.
 *
 * @param results by set
 * @param temperature at which its probabilities are honest; 1 where it gives none
 * @param milliseconds of a picture on one thread, the mean
 */
record Measured(SortedMap<String, SetResult> results, double temperature, double milliseconds) {

    static Measured of(ExportedModel model, Validation validation, Objective objective)
            throws InferenceException {
        return switch (model) {
            case ExportedLines lines -> ofLines(lines, validation);
            case ExportedPictures pictures -> ofPictures(pictures, validation, objective);
            case ExportedPages pages -> ofPages(pages, validation, objective);
        };
    }

    private static Measured ofLines(ExportedLines model, Validation validation)
            throws InferenceException {
        SortedMap<String, SetResult> results = new TreeMap<>();
        List<Reading> readings = new ArrayList<>();
        long nanos = 0;
        for (String set : validation.sets().keySet()) {
            Accuracy sum = Accuracy.NONE;
            for (TextLine line : pictures(validation, set)) {
                long begun = System.nanoTime();
                float[] answer = model.answer(line);
                nanos += System.nanoTime() - begun;
                readings.add(new Reading(model.logits(answer), line.text()));
                sum = sum.plus(Accuracy.of(line.text(), model.reading(answer)));
            }
            results.put(set, SetResult.ofLines(sum));
        }
        return new Measured(
                results,
                Temperature.fitted(readings, model.description().charset()),
                mean(nanos, readings.size()));
    }

    private static Measured ofPictures(
            ExportedPictures model, Validation validation, Objective objective)
            throws InferenceException {
        SortedMap<String, SetResult> results = new TreeMap<>();
        ClassTemperature temperature = new ClassTemperature();
        List<String> charset = model.description().charset();
        long nanos = 0;
        int count = 0;
        for (String set : validation.sets().keySet()) {
            List<String> truths = new ArrayList<>();
            List<String> readings = new ArrayList<>();
            for (TextLine picture : pictures(validation, set)) {
                long begun = System.nanoTime();
                float[] answer = model.answer(picture);
                nanos += System.nanoTime() - begun;
                count++;
                truths.add(picture.text());
                readings.add(model.reading(answer));
                temperature.add(answer, charset.indexOf(picture.text()));
            }
            results.put(set, SetResult.ofPictures(objective, truths, readings));
        }
        return new Measured(results, temperature.fitted(), mean(nanos, count));
    }

    private static double mean(long nanos, int count) {
        return nanos / 1e6 / Math.max(1, count);
    }

    private static Measured ofPages(ExportedPages model, Validation validation, Objective objective)
            throws InferenceException {
        SortedMap<String, SetResult> results = new TreeMap<>();
        long nanos = 0;
        int count = 0;
        for (String set : validation.sets().keySet()) {
            List<String> truths = new ArrayList<>();
            List<String> readings = new ArrayList<>();
            for (TextLine page : pictures(validation, set)) {
                long begun = System.nanoTime();
                float[] answer = model.answer(page);
                nanos += System.nanoTime() - begun;
                count++;
                truths.add(page.text());
                readings.add(model.reading(answer));
            }
            results.put(set, SetResult.ofPictures(objective, truths, readings));
        }
        return new Measured(results, 1, mean(nanos, count));
    }

    private static List<TextLine> pictures(Validation validation, String set) {
        return validation.sets().getOrDefault(set, List.of()).stream()
                .flatMap((LineBatch batch) -> batch.lines().stream())
                .toList();
    }
}
