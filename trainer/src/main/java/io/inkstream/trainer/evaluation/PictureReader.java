package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.PictureModel;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.dataset.PictureForm;
import io.inkstream.trainer.dataset.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model that takes a picture for one of several classes, or gives numbers for it. For one thread;
 * close it after use.
 */
public final class PictureReader implements AutoCloseable {

    private final PictureModel model;

    private PictureReader(PictureModel model) {
        this.model = model;
    }

    public static PictureReader open(Path file) throws InferenceException, InvalidModelException {
        return new PictureReader(PictureModel.open(file));
    }

    public ModelDescription description() {
        return model.description();
    }

    /** The pictures it reads. */
    public PictureForm form() {
        return new PictureForm(model.description().height(), model.widest(), model.channels());
    }

    /** A class and how likely it is. */
    public record Choice(String name, double probability) {}

    /** All classes of a picture, the likeliest first. */
    public List<Choice> choices(TextLine picture) throws InferenceException {
        double[] probabilities = probabilities(infer(picture));
        return IntStream.range(0, probabilities.length)
                .mapToObj(i -> new Choice(description().charset().get(i), probabilities[i]))
                .sorted(Comparator.comparingDouble(Choice::probability).reversed())
                .toList();
    }

    /** The numbers of a picture, in the order of their names. */
    public float[] values(TextLine picture) throws InferenceException {
        return infer(picture);
    }

    /** The likeliest class of each picture, in their order. */
    List<ClassReading> classes(List<TrueLine> pictures) throws InferenceException {
        List<ClassReading> readings = new ArrayList<>(pictures.size());
        for (TrueLine picture : pictures) {
            double[] probabilities = probabilities(infer(picture.line()));
            int best = 0;
            for (int i = 1; i < probabilities.length; i++) {
                best = probabilities[i] > probabilities[best] ? i : best;
            }
            int truth = description().charset().indexOf(picture.text());
            readings.add(
                    new ClassReading(
                            picture,
                            description().charset().get(best),
                            probabilities[best],
                            truth < 0 ? 0 : probabilities[truth]));
        }
        return readings;
    }

    /** The numbers of each picture, in their order. */
    List<ValueReading> numbers(List<TrueLine> pictures) throws InferenceException {
        List<ValueReading> readings = new ArrayList<>(pictures.size());
        for (TrueLine picture : pictures) {
            readings.add(ValueReading.of(picture, infer(picture.line())));
        }
        return readings;
    }

    private float[] infer(TextLine picture) throws InferenceException {
        return model.infer(picture.width(), picture.pixels(model.channels()));
    }

    private double[] probabilities(float[] logProbabilities) {
        double temperature = description().temperature();
        double[] shares = new double[logProbabilities.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logProbabilities[i] / temperature);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    @Override
    public void close() throws InferenceException {
        model.close();
    }
}
