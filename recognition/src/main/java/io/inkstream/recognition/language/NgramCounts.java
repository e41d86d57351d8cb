package io.inkstream.recognition.language;

import java.util.Arrays;

/**
 * Every n-gram of a text, sorted: each position's next {@code order} symbols in one number, first
 * symbol highest. What begins with the same symbols stands side by side, so one sorted array holds
 * the counts of all lengths.
 */
final class NgramCounts {
    private final long[] keys;
    private final int order;
    private final int bits;

    private NgramCounts(long[] keys, int order, int bits) {
        this.keys = keys;
        this.order = order;
        this.bits = bits;
    }

    /**
     * Counts a text.
     *
     * @param text symbols from 1; past the end counts as 0
     * @param symbols one more than the highest symbol
     */
    static NgramCounts of(char[] text, int symbols, int order) throws InvalidLanguageException {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(symbols);
        if (bits * order >= Long.SIZE) {
            throw new InvalidLanguageException(
                    "n-grams of %d characters out of %d do not fit; use --order %d or less"
                            .formatted(order, symbols, (Long.SIZE - 1) / bits));
        }
        long[] keys = new long[text.length];
        long window = 0;
        long mask = (1L << (bits * order)) - 1;
        for (int end = 0; end < text.length + order - 1; end++) {
            window = ((window << bits) & mask) | (end < text.length ? text[end] : 0);
            if (end >= order - 1) {
                keys[end - order + 1] = window;
            }
        }
        Arrays.sort(keys);
        return new NgramCounts(keys, order, bits);
    }

    int size() {
        return keys.length;
    }

    /** Symbol at a place of the n-gram with a rank. */
    int symbol(int rank, int place) {
        return (int) (keys[rank] >>> (bits * (order - 1 - place))) & ((1 << bits) - 1);
    }

    /** One past the last rank from {@code from} that shares the symbols up to a place. */
    int endOfRun(int from, int to, int place) {
        int shift = bits * (order - 1 - place);
        long run = keys[from] >>> shift;
        int end = from + 1;
        while (end < to && keys[end] >>> shift == run) {
            end++;
        }
        return end;
    }
}
