package io.inkstream.trainer.network;

import java.util.Collection;
import java.util.Comparator;

/** Which known word was probably meant. */
final class Nearest {

    private Nearest() {}

    static String of(String word, Collection<String> known) {
        return known.stream()
                .min(
                        Comparator.comparingInt(
                                other -> other.startsWith(word) ? 0 : edits(other, word)))
                .orElseThrow();
    }

    /** Levenshtein distance. */
    static int edits(String a, String b) {
        int[] costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length()];
    }
}
