package io.inkstream.trainer.release;

import io.inkstream.recognition.decoding.GreedyDecoder;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.line.LineMapping;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.dataset.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A written model run by the worker's own code, line by line. For one thread; close it after use.
 */
public final class ExportedModel implements AutoCloseable {

    private static final LineMapping NOWHERE =
            new LineMapping(new Baseline(List.of(new Point(0, 0), new Point(1, 0))), 0, 1, 0, 1);

    private final LineModel model;
    private final GreedyDecoder decoder;

    private ExportedModel(LineModel model) {
        this.model = model;
        this.decoder =
                new GreedyDecoder(model.description().charset(), model.description().temperature());
    }

    public static ExportedModel open(Path file) throws InferenceException, InvalidModelException {
        return new ExportedModel(LineModel.open(file));
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

    public ModelDescription description() {
        return model.description();
    }

    /** The bucket width a line of this width is padded to. */
    int paddedWidth(int width) {
        return model.buckets().bucketOf(width);
    }

    public String read(TextLine line) throws InferenceException {
        return text(infer(line));
    }

    /** What recognition makes of log probabilities. */
    LineText decode(Logits logits) {
        return decoder.decode(logits);
    }

    String text(Logits logits) {
        return decode(logits).text();
    }

    /** Log probabilities of the line's own steps. */
    Logits infer(TextLine line) throws InferenceException {
        return model.infer(
                        List.of(new LineImage(line.width(), line.height(), line.pixels(), NOWHERE)))
                .getFirst();
    }

    @Override
    public void close() throws InferenceException {
        model.close();
    }
}
