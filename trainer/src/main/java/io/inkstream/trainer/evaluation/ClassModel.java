package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.PictureModel;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.dataset.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model that takes a picture for one of several classes. For one thread; close it after use. */
public final class ClassModel implements AutoCloseable {

    private final PictureModel model;

    private ClassModel(PictureModel model) {
        this.model = model;
    }

    public static ClassModel open(Path file) throws InferenceException, InvalidModelException {
        PictureModel model = PictureModel.open(file);
        ModelKind kind = model.description().kind();
        if (kind != ModelKind.CLASS) {
            model.close();
            throw new InvalidModelException("kind", "must be class, was " + kind.word());
        }
        return new ClassModel(model);
    }

    public ModelDescription description() {
        return model.description();
    }

    /** The widest picture it reads; 0 if it reads any width. */
    public int widest() {
        return model.widest();
    }

    /** The likeliest class of each picture, in their order. */
    public List<ClassReading> read(List<TrueLine> pictures) throws InferenceException {
        List<ClassReading> readings = new ArrayList<>(pictures.size());
        for (TrueLine picture : pictures) {
            TextLine line = picture.line();
            readings.add(reading(picture, model.infer(line.width(), pixels(line))));
        }
        return readings;
    }

    private ClassReading reading(TrueLine picture, float[] logProbabilities) {
        int best = 0;
        for (int i = 1; i < logProbabilities.length; i++) {
            best = logProbabilities[i] > logProbabilities[best] ? i : best;
        }
        double temperature = description().temperature();
        double sum = 0;
        for (float other : logProbabilities) {
            sum += Math.exp((other - logProbabilities[best]) / temperature);
        }
        return new ClassReading(picture, description().charset().get(best), 1 / sum);
    }

    /** Grey values, repeated for a model that reads colours. */
    private byte[] pixels(TextLine line) {
        int channels = model.channels();
        byte[] pixels = new byte[line.pixels().length * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = line.pixels()[i / channels];
        }
        return pixels;
    }

    @Override
    public void close() throws InferenceException {
        model.close();
    }
}
