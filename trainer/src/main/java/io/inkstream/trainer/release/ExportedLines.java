package io.inkstream.trainer.release;

import io.inkstream.recognition.decoding.GreedyDecoder;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.dataset.TextLine;
import java.nio.file.Path;
import java.util.List;

/** A written model of lines, run and decoded as a worker does it. */
final class ExportedLines implements ExportedModel {

    private final LineModel model;
    private final GreedyDecoder decoder;

    private ExportedLines(LineModel model) {
        this.model = model;
        this.decoder =
                new GreedyDecoder(model.description().charset(), model.description().temperature());
    }

    static ExportedLines open(Path file) throws InferenceException, InvalidModelException {
        return new ExportedLines(LineModel.open(file));
    }

    @Override
    public ModelDescription description() {
        return model.description();
    }

    @Override
    public int paddedWidth(int width) {
        return model.buckets().bucketOf(width);
    }

    /** Log probabilities of the line's own steps. */
    Logits infer(TextLine line) throws InferenceException {
        return model.infer(List.of(LineImage.detached(line.width(), line.height(), line.pixels())))
                .getFirst();
    }

    /** What recognition makes of log probabilities. */
    LineText decode(Logits logits) {
        return decoder.decode(logits);
    }

    @Override
    public float[] answer(TextLine line) throws InferenceException {
        return infer(line).values();
    }

    @Override
    public String reading(float[] answer) {
        return decode(logits(answer)).text();
    }

    /** An answer as recognition knows it. */
    Logits logits(float[] answer) {
        int classes = description().classes();
        return new Logits(answer.length / classes, classes, answer);
    }

    @Override
    public void close() throws InferenceException {
        model.close();
    }
}
