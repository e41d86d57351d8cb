package io.inkstream.results.search;

/** How many characters must be changed, added or dropped (Levenshtein 1966). */
final class EditDistance {
    private EditDistance() {}

    /** Errors that a reader of scans makes in a word of this length. */
    static int allowed(int length) {
        return length <= 3 ? 0 : length <= 5 ? 1 : length <= 10 ? 2 : 3;
    }

    static int between(String first, String second) {
        int[] a = first.codePoints().toArray();
        int[] b = second.codePoints().toArray();
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int above = row[j];
                int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length];
    }
}
