package io.inkstream.recognition.language;

import java.util.Arrays;
import java.util.Objects;

/**
 * A character n-gram model: how likely a character is after those before it. Interpolated
 * Witten-Bell estimates (Witten and Bell, "The zero-frequency problem", 1991) in back-off form; the
 * probabilities of all characters after any text sum to one, a share being kept for characters the
 * model never saw.
 *
 * <p>A <em>state</em> stands for the text so far, as much of it as matters. Natural logarithms
 * throughout. Immutable; safe for any thread.
 *
 * <pre>{@code
 * int state = model.start();
 * for (int c : text.codePoints().toArray()) {
 *     logProbability += model.score(state, model.symbolOf(c));
 *     state = model.next(state, model.symbolOf(c));
 * }
 * }</pre>
 */
public final class LanguageModel {
    /** Symbol of every character the model does not know. */
    public static final int UNKNOWN = 1;

    private static final int DIRECT = 0x3000;

    private final LanguageInfo info;
    private final int[] alphabet;
    private final char[] direct = new char[DIRECT];
    private final NgramTrie trie;
    private final float[] scores;
    private final float[] backoffs;
    private final float unknownScore;
    private final int start;

    /**
     * Takes over what a builder or a file made.
     *
     * @param alphabet known code points, ascending; symbol 2 is the first of them
     * @param scores per node the logarithm of its last symbol's probability after the others
     * @param backoffs per inner node the logarithm of the share left to shorter contexts
     */
    LanguageModel(
            LanguageInfo info,
            int[] alphabet,
            NgramTrie trie,
            float[] scores,
            float[] backoffs,
            float unknownScore) {
        this.info = Objects.requireNonNull(info, "info");
        this.alphabet = alphabet;
        this.trie = trie;
        this.scores = scores;
        this.backoffs = backoffs;
        this.unknownScore = unknownScore;
        Arrays.fill(direct, (char) UNKNOWN);
        for (int i = 0; i < alphabet.length && alphabet[i] < DIRECT; i++) {
            direct[alphabet[i]] = (char) (i + NgramTrie.FIRST_SYMBOL);
        }
        this.start = next(NgramTrie.ROOT, symbolOf(' '));
    }

    public LanguageInfo info() {
        return info;
    }

    /** How many characters are known. */
    public int characters() {
        return alphabet.length;
    }

    /** Number of n-grams of all lengths. */
    public int size() {
        return scores.length - 1;
    }

    /** The symbol of a code point; {@link #UNKNOWN} for all the model never saw. */
    public int symbolOf(int codePoint) {
        if (codePoint < DIRECT) {
            return direct[codePoint];
        }
        int found = Arrays.binarySearch(alphabet, codePoint);
        return found < 0 ? UNKNOWN : found + NgramTrie.FIRST_SYMBOL;
    }

    /** The state at the beginning of a line: that after a space. */
    public int start() {
        return start;
    }

    /** Logarithm of the probability of a symbol in a state. */
    public float score(int state, int symbol) {
        float backedOff = 0;
        int context = state;
        while (symbol != UNKNOWN) {
            int child = trie.find(context, symbol);
            if (child != NgramTrie.NONE) {
                return backedOff + scores[child];
            }
            backedOff += backoffs[context];
            context = trie.suffix()[context];
        }
        while (context != NgramTrie.ROOT) {
            backedOff += backoffs[context];
            context = trie.suffix()[context];
        }
        return backedOff + unknownScore;
    }

    /** The state after a symbol; after an unknown one nothing before it matters. */
    public int next(int state, int symbol) {
        if (symbol == UNKNOWN) {
            return NgramTrie.ROOT;
        }
        int context = state;
        int child = trie.find(context, symbol);
        while (child == NgramTrie.NONE || trie.isLeaf(child)) {
            context = trie.suffix()[context];
            child = trie.find(context, symbol);
        }
        return child;
    }

    /** Logarithm of the probability of a whole line. */
    public double score(String line) {
        double sum = 0;
        int state = start;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int symbol = symbolOf(line.codePointAt(i));
            sum += score(state, symbol);
            state = next(state, symbol);
        }
        return sum;
    }

    int[] alphabet() {
        return alphabet;
    }

    NgramTrie trie() {
        return trie;
    }

    float[] scores() {
        return scores;
    }

    float[] backoffs() {
        return backoffs;
    }

    float unknownScore() {
        return unknownScore;
    }
}
