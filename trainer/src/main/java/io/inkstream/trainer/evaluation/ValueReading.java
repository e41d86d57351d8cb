package io.inkstream.trainer.evaluation;

import java.util.Arrays;
import java.util.List;

/** A picture whose truth is numbers, and the numbers a model gave for it. */
public record ValueReading(TrueLine picture, List<Double> truth, List<Double> predicted) {

    public ValueReading {
        truth = List.copyOf(truth);
        predicted = List.copyOf(predicted);
        if (truth.size() != predicted.size()) {
            throw new IllegalArgumentException(
                    "%s has %d numbers, the model gives %d"
                            .formatted(picture.id(), truth.size(), predicted.size()));
        }
    }

    /** Reads the truth, which is the numbers with blanks between them. */
    static ValueReading of(TrueLine picture, float[] predicted) {
        Double[] values = new Double[predicted.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (double) predicted[i];
        }
        return new ValueReading(picture, numbers(picture), List.of(values));
    }

    private static List<Double> numbers(TrueLine picture) {
        try {
            return Arrays.stream(picture.text().strip().split("\\s+"))
                    .map(Double::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s: '%s' is no list of numbers".formatted(picture.id(), picture.text()), e);
        }
    }

    /** Sum of the squared differences. */
    public double squared() {
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            double far = truth.get(i) - predicted.get(i);
            sum += far * far;
        }
        return sum;
    }

    /** Sum of the absolute differences. */
    public double absolute() {
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            sum += Math.abs(truth.get(i) - predicted.get(i));
        }
        return sum;
    }
}
