package io.inkstream.recognition.decoding;

import io.inkstream.recognition.inference.Logits;
import java.util.ArrayList;
import java.util.List;

/**
 * Best-path decoding of CTC outputs (Graves et al., "Connectionist temporal classification", 2006):
 * the likeliest class of every step, repetitions collapsed, blanks dropped. Log probabilities are
 * divided by the model's temperature before they are read as confidence; that never changes the
 * text. Pure and stateless.
 */
public final class GreedyDecoder {
    private static final int BLANK = 0;

    private final List<String> charset;
    private final double temperature;

    /**
     * Decodes for one model.
     *
     * @param charset text of each class; class 0 is the blank
     * @param temperature greater than 0; 1 takes the probabilities as they are
     */
    public GreedyDecoder(List<String> charset, double temperature) {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be > 0, was " + temperature);
        }
        this.charset = List.copyOf(charset);
        this.temperature = temperature;
    }

    public LineText decode(Logits logits) {
        if (logits.classes() != charset.size()) {
            throw new IllegalArgumentException(
                    "a charset of "
                            + charset.size()
                            + " cannot name "
                            + logits.classes()
                            + " classes");
        }
        return WordSplitter.split(characters(logits), logits.steps());
    }

    private List<DecodedCharacter> characters(Logits logits) {
        List<DecodedCharacter> characters = new ArrayList<>();
        int step = 0;
        while (step < logits.steps()) {
            int symbol = likeliest(logits, step);
            int first = step;
            int surest = step;
            while (step < logits.steps() && likeliest(logits, step) == symbol) {
                if (logits.at(step, symbol) > logits.at(surest, symbol)) {
                    surest = step;
                }
                step++;
            }
            if (symbol != BLANK) {
                double confidence = probability(logits, surest, symbol);
                characters.add(
                        new DecodedCharacter(charset.get(symbol), first, step - 1, confidence));
            }
        }
        return characters;
    }

    /** Of equally likely classes the lowest, so that the blank wins a tie. */
    private static int likeliest(Logits logits, int step) {
        int best = 0;
        for (int symbol = 1; symbol < logits.classes(); symbol++) {
            if (logits.at(step, symbol) > logits.at(step, best)) {
                best = symbol;
            }
        }
        return best;
    }

    /** The softmax of the tempered values, so that it is a probability whatever the temperature. */
    private double probability(Logits logits, int step, int symbol) {
        double sum = 0;
        for (int other = 0; other < logits.classes(); other++) {
            sum += Math.exp((logits.at(step, other) - logits.at(step, symbol)) / temperature);
        }
        return Math.clamp(1 / sum, 0.0, 1.0);
    }
}
