package io.inkstream.recognition.decoding;

import io.inkstream.recognition.inference.Logits;
import java.util.ArrayList;
import java.util.List;

/**
 * Best-path decoding of CTC outputs (Graves et al., "Connectionist temporal classification", 2006):
 * the likeliest class of every step, repetitions collapsed, blanks dropped. The model's temperature
 * changes confidences and never the text. Pure and stateless.
 */
public final class GreedyDecoder implements LineDecoder {
    private static final int BLANK = 0;

    private final List<String> charset;
    private final SymbolProbability probability;
    private final Aggregation aggregation;

    /**
     * Decodes for one model.
     *
     * @param charset text of each class; class 0 is the blank
     * @param temperature greater than 0; 1 takes the probabilities as they are
     */
    public GreedyDecoder(List<String> charset, double temperature, Aggregation aggregation) {
        this.charset = List.copyOf(charset);
        this.probability = new SymbolProbability(temperature);
        this.aggregation = aggregation;
    }

    public GreedyDecoder(List<String> charset, double temperature) {
        this(charset, temperature, Aggregation.MEAN);
    }

    @Override
    public LineText decode(Logits logits) {
        logits.requireClasses(charset.size());
        return LineTextBuilder.build(symbols(logits), logits.steps(), aggregation);
    }

    private List<DecodedCharacter> symbols(Logits logits) {
        List<DecodedCharacter> symbols = new ArrayList<>();
        int step = 0;
        int symbol = logits.steps() == 0 ? BLANK : logits.likeliest(0);
        while (step < logits.steps()) {
            int first = step;
            int surest = step;
            int next = symbol;
            while (step < logits.steps() && next == symbol) {
                if (logits.at(step, symbol) > logits.at(surest, symbol)) {
                    surest = step;
                }
                step++;
                next = step < logits.steps() ? logits.likeliest(step) : BLANK;
            }
            if (symbol != BLANK) {
                symbols.add(
                        new DecodedCharacter(
                                charset.get(symbol),
                                first,
                                step - 1,
                                probability.of(logits, surest, symbol)));
            }
            symbol = next;
        }
        return symbols;
    }
}
