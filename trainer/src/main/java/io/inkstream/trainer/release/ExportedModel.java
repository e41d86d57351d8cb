package io.inkstream.trainer.release;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.dataset.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A written model run by recognition's own code, picture by picture. For one thread; close it after
 * use.
 */
sealed interface ExportedModel extends AutoCloseable
        permits ExportedLines, ExportedPages, ExportedPictures {

    /** Opens a file of any kind that the trainer writes. */
    static ExportedModel open(Path file)
            throws IOException, InferenceException, InvalidModelException {
        ModelKind kind = ModelFile.read(file).description().kind();
        return switch (kind) {
            case LINE -> ExportedLines.open(file);
            case CLASS, REGRESSION -> ExportedPictures.open(file);
            case SEGMENTER -> ExportedPages.open(file);
            case PREFIX ->
                    throw new InvalidModelException(
                            "kind",
                            "must be line, class, regression or segmenter, was " + kind.word());
        };
    }

    /** A model that is not on disk yet, by way of a temporary file. */
    static ExportedModel open(byte[] bytes)
            throws IOException, InferenceException, InvalidModelException {
        Path file = Files.createTempFile("model", ".onnx");
        try {
            Files.write(file, bytes);
            return open(file);
        } finally {
            Files.delete(file);
        }
    }

    ModelDescription description();

    /** The width a picture of this width is padded to. */
    int paddedWidth(int width);

    /** Log probabilities of a line's own steps or of the classes, or the numbers. */
    float[] answer(TextLine picture) throws InferenceException;

    /** What an answer says, written as truths are. */
    String reading(float[] answer);

    @Override
    void close() throws InferenceException;
}
