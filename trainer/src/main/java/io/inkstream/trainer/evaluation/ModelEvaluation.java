package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.dataset.PictureForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Measures a model file of any kind. */
public final class ModelEvaluation {

    private ModelEvaluation() {}

    /** Finds the data once it is known what the model reads. */
    @FunctionalInterface
    public interface Data {

        /**
         * What to measure with.
         *
         * @param form of the pictures; of lines every width is read
         */
        EvaluationData of(PictureForm form) throws IOException;
    }

    /**
     * Reads everything and measures.
     *
     * @param model as people call it
     * @param decoding of lines
     * @param finder file of what finds the lines of pages; absent to find them by their letters
     * @param name of the data, as people call it
     */
    public static Evaluation of(
            String model,
            Path file,
            Decoding decoding,
            Optional<Path> finder,
            String name,
            Data data)
            throws IOException, InferenceException, InvalidModelException {
        ModelKind kind = ModelFile.read(file).description().kind();
        return switch (kind) {
            case LINE -> {
                try (ReadingModel opened = ReadingModel.open(file, decoding, finder)) {
                    PictureForm form = new PictureForm(opened.description().height(), 0, 1);
                    yield Evaluation.of(model, name, opened, data.of(form));
                }
            }
            case CLASS -> {
                try (PictureReader opened = PictureReader.open(file)) {
                    yield Evaluation.ofClasses(model, name, opened, data.of(opened.form()));
                }
            }
            case REGRESSION -> {
                try (PictureReader opened = PictureReader.open(file)) {
                    yield Evaluation.ofValues(model, name, opened, data.of(opened.form()));
                }
            }
            case SEGMENTER -> {
                try (FinderReader opened = FinderReader.open(file)) {
                    PictureForm form = new PictureForm(opened.description().height(), 0, 1);
                    yield Evaluation.ofFinder(model, name, opened, data.of(form));
                }
            }
            case PREFIX ->
                    throw new IOException(
                            "'%s' is a model of the kind %s; evaluate measures the kinds line, class, regression and segmenter"
                                    .formatted(model, kind.word()));
        };
    }
}
