package io.inkstream.recognition.language;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts texts into a {@link LanguageModel}. Witten-Bell: after a context seen C times with T
 * different followers, a follower seen c times has c / (C + T) plus its probability after the
 * shorter context times the share left over. What {@code minCount} leaves out goes to that share,
 * so probabilities still sum to one. The same text gives the same bytes.
 */
public final class LanguageModelBuilder {
    /** Shorter n-grams are all kept. */
    private static final int FIRST_PRUNED = 3;

    private final StringBuilder text = new StringBuilder();
    private final int rarest;

    /**
     * Begins with nothing.
     *
     * @param rarest how often a character must occur to be known
     */
    public LanguageModelBuilder(int rarest) {
        this.rarest = rarest;
    }

    /** Adds a paragraph or a line; how white space and composition are written does not matter. */
    public LanguageModelBuilder add(String paragraph) {
        String clean = LineForm.of(paragraph);
        if (!clean.isEmpty()) {
            text.append(' ').append(clean);
        }
        return this;
    }

    /** SHA-256 of all that was added, in the form in which it is counted. */
    public String textDigest() {
        return LineForm.digest(text.toString());
    }

    public LanguageModel build(LanguageInfo info) throws InvalidLanguageException {
        int[] codePoints = text.codePoints().toArray();
        int[] alphabet = alphabet(codePoints);
        if (alphabet.length < 2) {
            throw new InvalidLanguageException(
                    "the texts have no character %d times; give more text".formatted(rarest));
        }
        char[] symbols = symbols(codePoints, alphabet);
        NgramCounts counts =
                NgramCounts.of(symbols, alphabet.length + NgramTrie.FIRST_SYMBOL, info.order());
        return new Estimate(info, alphabet, counts).model();
    }

    private int[] alphabet(int[] codePoints) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int c : codePoints) {
            counts.merge(c, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= rarest)
                .mapToInt(Map.Entry::getKey)
                .limit(Character.MAX_VALUE - NgramTrie.FIRST_SYMBOL)
                .toArray();
    }

    private static char[] symbols(int[] codePoints, int[] alphabet) {
        char[] symbols = new char[codePoints.length];
        for (int i = 0; i < codePoints.length; i++) {
            int found = Arrays.binarySearch(alphabet, codePoints[i]);
            symbols[i] =
                    (char) (found < 0 ? LanguageModel.UNKNOWN : found + NgramTrie.FIRST_SYMBOL);
        }
        return symbols;
    }

    /** One model being estimated, level by level; each level needs only those above it. */
    private static final class Estimate {
        private final LanguageInfo info;
        private final int[] alphabet;
        private final NgramCounts counts;
        private final GrowingArray symbols = new GrowingArray();
        private final GrowingArray firstChild = new GrowingArray();
        private final GrowingArray suffix = new GrowingArray();
        private final GrowingArray runStart = new GrowingArray();
        private final GrowingArray runEnd = new GrowingArray();
        private final GrowingArray scores = new GrowingArray();
        private final GrowingArray shares = new GrowingArray();
        private double unknown;

        Estimate(LanguageInfo info, int[] alphabet, NgramCounts counts) {
            this.info = info;
            this.alphabet = alphabet;
            this.counts = counts;
        }

        LanguageModel model() {
            addNode(0, 0, counts.size(), NgramTrie.ROOT, 1);
            int level = 0;
            for (int depth = 0; depth < info.order(); depth++) {
                int end = symbols.size();
                for (int node = level; node < end; node++) {
                    firstChild.add(symbols.size());
                    addChildren(node, depth);
                }
                level = end;
            }
            firstChild.add(symbols.size());
            return finished();
        }

        private void addChildren(int node, int depth) {
            int from = runStart.get(node);
            int to = runEnd.get(node);
            int total = 0;
            int followers = 0;
            int dropped = 0;
            for (int i = from, end; i < to; i = end) {
                end = counts.endOfRun(i, to, depth);
                int symbol = counts.symbol(i, depth);
                if (symbol != 0) {
                    total += end - i;
                    followers++;
                    dropped += isKept(symbol, end - i, depth + 1) ? 0 : end - i;
                }
            }
            double all = total + (double) followers;
            double share = all == 0 ? 1 : (followers + (double) dropped) / all;
            shares.add(Float.floatToIntBits((float) share));
            double uniform = share / (alphabet.length + 1);
            if (node == NgramTrie.ROOT) {
                unknown = uniform;
            }
            for (int i = from, end; i < to; i = end) {
                end = counts.endOfRun(i, to, depth);
                int symbol = counts.symbol(i, depth);
                if (symbol != 0 && isKept(symbol, end - i, depth + 1)) {
                    double lower =
                            node == NgramTrie.ROOT
                                    ? uniform
                                    : share * probability(suffix.get(node), symbol);
                    int ownSuffix =
                            node == NgramTrie.ROOT
                                    ? NgramTrie.ROOT
                                    : find(suffix.get(node), symbol);
                    addNode(symbol, i, end, ownSuffix, (end - i) / all + lower);
                }
            }
        }

        private boolean isKept(int symbol, int count, int length) {
            return symbol != LanguageModel.UNKNOWN
                    && (length < FIRST_PRUNED || count >= info.minCount());
        }

        private void addNode(int symbol, int from, int to, int ownSuffix, double probability) {
            symbols.add(symbol);
            runStart.add(from);
            runEnd.add(to);
            suffix.add(ownSuffix);
            scores.add(Float.floatToIntBits((float) probability));
        }

        private double probability(int context, int symbol) {
            double share = 1;
            int node = context;
            int child = find(node, symbol);
            while (child == NgramTrie.NONE) {
                share *= Float.intBitsToFloat(shares.get(node));
                node = suffix.get(node);
                child = find(node, symbol);
            }
            return share * Float.intBitsToFloat(scores.get(child));
        }

        private int find(int node, int symbol) {
            int low = firstChild.get(node);
            int high = firstChild.get(node + 1) - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int at = symbols.get(middle);
                if (at == symbol) {
                    return middle;
                }
                if (at < symbol) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return NgramTrie.NONE;
        }

        private LanguageModel finished() {
            char[] last = new char[symbols.size()];
            for (int i = 0; i < last.length; i++) {
                last[i] = (char) symbols.get(i);
            }
            NgramTrie trie =
                    new NgramTrie(
                            last,
                            firstChild.toArray(),
                            Arrays.copyOf(suffix.toArray(), firstChild.size() - 1));
            return new LanguageModel(
                    info,
                    alphabet,
                    trie,
                    logarithms(scores),
                    logarithms(shares),
                    Grid.onGrid(Math.log(unknown)));
        }

        private static float[] logarithms(GrowingArray probabilities) {
            float[] logarithms = new float[probabilities.size()];
            for (int i = 0; i < logarithms.length; i++) {
                logarithms[i] = Grid.onGrid(Math.log(Float.intBitsToFloat(probabilities.get(i))));
            }
            return logarithms;
        }
    }
}
