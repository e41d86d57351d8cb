package io.inkstream.recognition.inference;

import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An open model that says something about pictures of lines: their characters step by step, or in
 * one step the class of each. Confined to one thread at a time; whoever opens it closes it.
 */
public sealed interface OpenModel extends AutoCloseable permits LineModel, PictureModel {

    /** Opens a file on the processor. */
    static OpenModel open(Path file) throws InferenceException, InvalidModelException {
        return open(file, Accelerator.CPU);
    }

    /**
     * Opens a file of the kind {@code line}, {@code class} or {@code regression}.
     *
     * @param accelerator what it is computed on
     */
    static OpenModel open(Path file, Accelerator accelerator)
            throws InferenceException, InvalidModelException {
        try {
            return switch (ModelFile.read(file).description().kind()) {
                case CLASS, REGRESSION -> PictureModel.open(file, accelerator);
                case LINE, SEGMENTER, PREFIX -> LineModel.open(file, accelerator);
            };
        } catch (IOException e) {
            throw new InferenceException("cannot read model " + file, e);
        }
    }

    ModelDescription description();

    /** Computes a batch; what is lent to the reader is gone after the call. */
    void infer(List<LineImage> lines, LogitsReader reader) throws InferenceException;

    @Override
    void close() throws InferenceException;

    /** Takes what the model says of one line of a batch; lent, and gone after the call. */
    @FunctionalInterface
    interface LogitsReader {
        void read(int line, Logits lent);
    }
}
