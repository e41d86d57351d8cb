package io.inkstream.results.models;

import java.text.Normalizer;

/** Fewest insertions, deletions and substitutions of characters (Levenshtein). */
final class EditDistance {
    private EditDistance() {}

    static int between(String truth, String reading) {
        int[] expected = codePoints(truth);
        int[] actual = codePoints(reading);
        int[] before = new int[actual.length + 1];
        int[] row = new int[actual.length + 1];
        for (int j = 0; j <= actual.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= expected.length; i++) {
            row[0] = i;
            for (int j = 1; j <= actual.length; j++) {
                int substituted = before[j - 1] + (expected[i - 1] == actual[j - 1] ? 0 : 1);
                row[j] = Math.min(substituted, 1 + Math.min(before[j], row[j - 1]));
            }
            int[] done = before;
            before = row;
            row = done;
        }
        return before[actual.length];
    }

    static int length(String text) {
        return codePoints(text).length;
    }

    private static int[] codePoints(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().codePoints().toArray();
    }
}
