package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.dataset.reading.TruePage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of one model on one set of data.
 *
 * @param model as it was asked for
 * @param description of its file
 * @param data as it was asked for
 */
public record Evaluation(
        String model,
        ModelDescription description,
        String data,
        Optional<LineEvaluation> lines,
        Optional<PageEvaluation> pages,
        Optional<ClassEvaluation> classes,
        Optional<ValueEvaluation> values,
        Optional<FinderEvaluation> finder,
        Optional<PairedComparison> comparison) {

    /** Reads everything and measures. */
    public static Evaluation of(
            String modelName, String dataName, ReadingModel model, EvaluationData data)
            throws IOException, InferenceException {
        List<PageMeasure> pages = new ArrayList<>();
        for (TruePage page : data.pages()) {
            pages.add(model.read(page));
        }
        return new Evaluation(
                modelName,
                model.description(),
                dataName,
                data.lines().isEmpty()
                        ? Optional.empty()
                        : Optional.of(LineEvaluation.of(model.read(data.lines()))),
                pages.isEmpty() ? Optional.empty() : Optional.of(PageEvaluation.of(pages)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Takes every line for the picture of a class. */
    public static Evaluation ofClasses(
            String modelName, String dataName, PictureReader model, EvaluationData data)
            throws InferenceException {
        return new Evaluation(
                modelName,
                model.description(),
                dataName,
                Optional.empty(),
                Optional.empty(),
                Optional.of(ClassEvaluation.of(model.classes(data.lines()))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Takes the text of every line for the numbers of its picture. */
    public static Evaluation ofValues(
            String modelName, String dataName, PictureReader model, EvaluationData data)
            throws InferenceException {
        return new Evaluation(
                modelName,
                model.description(),
                dataName,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ValueEvaluation.of(model.numbers(data.lines()))),
                Optional.empty(),
                Optional.empty());
    }

    /** Finds the lines of every page. */
    public static Evaluation ofFinder(
            String modelName, String dataName, FinderReader model, EvaluationData data)
            throws IOException, InferenceException {
        return new Evaluation(
                modelName,
                model.description(),
                dataName,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(FinderEvaluation.of(model.find(data.pages()))),
                Optional.empty());
    }

    /** With another model's readings of the same lines. */
    public Evaluation comparedWith(String otherName, List<LineReading> readings) {
        return new Evaluation(
                model,
                description,
                data,
                lines,
                pages,
                classes,
                values,
                finder,
                lines.map(own -> PairedComparison.of(own, LineEvaluation.of(readings), otherName)));
    }
}
