package io.inkstream.recognition.decoding;

import io.inkstream.recognition.inference.Logits;

/** The likeliest classes of one step, best first; kept from step to step. */
final class LikelySymbols {
    private final int[] symbols;
    private final double[] logProbabilities;
    private final double threshold;
    private int count;

    LikelySymbols(int most, double threshold) {
        this.symbols = new int[most];
        this.logProbabilities = new double[most];
        this.threshold = threshold;
    }

    /** Of equally likely classes the lower comes first. */
    void of(Logits logits, int step) {
        count = 0;
        for (int symbol = 0; symbol < logits.classes(); symbol++) {
            double value = logits.at(step, symbol);
            if (value >= threshold
                    && (count < symbols.length || value > logProbabilities[count - 1])) {
                insert(symbol, value);
            }
        }
    }

    private void insert(int symbol, double value) {
        int place = Math.min(count, symbols.length - 1);
        while (place > 0 && logProbabilities[place - 1] < value) {
            symbols[place] = symbols[place - 1];
            logProbabilities[place] = logProbabilities[place - 1];
            place--;
        }
        symbols[place] = symbol;
        logProbabilities[place] = value;
        count = Math.min(count + 1, symbols.length);
    }

    int count() {
        return count;
    }

    int symbol(int rank) {
        return symbols[rank];
    }

    double logProbability(int rank) {
        return logProbabilities[rank];
    }
}
