package io.inkstream.trainer.release;

import io.inkstream.recognition.decoding.DecodedCharacter;
import io.inkstream.recognition.decoding.GreedyDecoder;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.evaluation.Alignment;
import io.inkstream.recognition.evaluation.Alignment.Kind;
import io.inkstream.recognition.evaluation.Alignment.Step;
import io.inkstream.recognition.inference.Logits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds the temperature at which a model's confidences are honest (Guo et al., "On Calibration of
 * Modern Neural Networks", 2017): the one under which it is likeliest that the read characters are
 * right and wrong as they are. A character is right when the cheapest alignment with the truth
 * keeps it. The confidences are those that recognition gives, so what is fitted is what users see.
 *
 * <p>Half a character more counts as wrong, spread over all, so that a faultless reading does not
 * claim certainty.
 */
final class Temperature {

    /** What a line model gave for a line, and what the line says. */
    record Reading(Logits logits, String truth) {}

    static final double LOWEST = 0.2;
    static final double HIGHEST = 5;

    private static final int COARSE_STEPS = 24;
    private static final double FINE = 1e-3;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double DOUBT = 0.5;
    private static final double LEAST_PROBABILITY = 1e-12;

    private final List<Reading> readings;
    private final List<boolean[]> right = new ArrayList<>();
    private final List<String> charset;

    private Temperature(List<Reading> readings, List<String> charset) {
        this.readings = readings;
        this.charset = charset;
        GreedyDecoder decoder = new GreedyDecoder(charset, 1);
        for (Reading reading : readings) {
            right.add(right(reading.truth(), decoder.decode(reading.logits()).symbols()));
        }
    }

    /** Between {@value #LOWEST} and {@value #HIGHEST}; 1 where nothing was read. */
    static double fitted(List<Reading> readings, List<String> charset) {
        Temperature lines = new Temperature(readings, charset);
        if (lines.right.stream().allMatch(characters -> characters.length == 0)) {
            return 1;
        }
        return likeliest(lines::surprise);
    }

    /** The temperature with the least surprise, between the bounds. */
    static double likeliest(DoubleUnaryOperator surprise) {
        return Math.exp(lowest(logarithm -> surprise.applyAsDouble(Math.exp(logarithm))));
    }

    private static boolean[] right(String truth, List<DecodedCharacter> read) {
        List<String> expected =
                Accuracy.normalized(truth).codePoints().mapToObj(Character::toString).toList();
        boolean[] right = new boolean[read.size()];
        Alignment alignment =
                Alignment.of(expected, read.stream().map(DecodedCharacter::text).toList());
        for (Step step : alignment.steps()) {
            if (step.kind() == Kind.SAME) {
                right[step.reading()] = true;
            }
        }
        return right;
    }

    /** Minus the logarithm of how likely the outcome is at a temperature. */
    private double surprise(double temperature) {
        GreedyDecoder decoder = new GreedyDecoder(charset, temperature);
        double sum = 0;
        double allWrong = 0;
        long characters = 0;
        for (int i = 0; i < readings.size(); i++) {
            List<DecodedCharacter> read = decoder.decode(readings.get(i).logits()).symbols();
            for (int c = 0; c < read.size(); c++) {
                double confidence = read.get(c).confidence();
                double wrong = -Math.log(Math.max(1 - confidence, LEAST_PROBABILITY));
                sum += right.get(i)[c] ? -Math.log(confidence) : wrong;
                allWrong += wrong;
                characters++;
            }
        }
        return sum + DOUBT * allWrong / characters;
    }

    /** The least value between the bounds: a coarse look, then a golden section around the best. */
    private static double lowest(DoubleUnaryOperator function) {
        double from = Math.log(LOWEST);
        double step = (Math.log(HIGHEST) - from) / COARSE_STEPS;
        double best = from;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= COARSE_STEPS; i++) {
            double value = function.applyAsDouble(from + i * step);
            if (value < least) {
                least = value;
                best = from + i * step;
            }
        }
        double left = Math.max(from, best - step);
        double right = Math.min(Math.log(HIGHEST), best + step);
        while (right - left > FINE) {
            double low = right - GOLDEN * (right - left);
            double high = left + GOLDEN * (right - left);
            if (function.applyAsDouble(low) <= function.applyAsDouble(high)) {
                right = high;
            } else {
                left = low;
            }
        }
        return (left + right) / 2;
    }
}
