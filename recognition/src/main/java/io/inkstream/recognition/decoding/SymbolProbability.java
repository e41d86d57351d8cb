package io.inkstream.recognition.decoding;

import io.inkstream.recognition.inference.Logits;

/**
 * Probabilities after a model's temperature: the softmax of its log probabilities divided by the
 * temperature.
 *
 * @param temperature greater than 0; 1 takes the probabilities as they are
 */
record SymbolProbability(double temperature) {
    /** Classes less likely than this beside the best add nothing that shows. */
    private static final double NEGLIGIBLE = -20;

    SymbolProbability {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be > 0, was " + temperature);
        }
    }

    double of(Logits logits, int step, int symbol) {
        double own = logits.at(step, symbol);
        double sum = 0;
        for (int other = 0; other < logits.classes(); other++) {
            double exponent = (logits.at(step, other) - own) / temperature;
            if (exponent > NEGLIGIBLE) {
                sum += Math.exp(exponent);
            }
        }
        return Math.clamp(1 / sum, 0.0, 1.0);
    }
}
