package io.inkstream.results.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A word as it is looked up.
 *
 * @param word folded, of letters, marks and digits only
 * @param start its first code point in the text
 * @param end one past its last
 */
record Token(String word, int start, int end) {
    /** Longer ones are no words; PostgreSQL takes up to 2046 bytes. */
    private static final int LONGEST = 100;

    /** The words of a text; scripts that write without blanks give a word per character. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        int start = 0;
        while (start < points.length) {
            int end = start + 1;
            if (isOfWords(points[start])) {
                while (end < points.length && continues(points[start], points[end])) {
                    end++;
                }
                add(tokens, points, start, end);
            }
            start = end;
        }
        return tokens;
    }

    private static void add(List<Token> tokens, int[] points, int start, int end) {
        String word = Folding.fold(new String(points, start, end - start));
        // folding may bring up signs, as of a fraction
        StringBuilder letters = new StringBuilder();
        word.codePoints().filter(Token::isOfWords).forEach(letters::appendCodePoint);
        if (!letters.isEmpty() && letters.length() <= LONGEST) {
            tokens.add(new Token(letters.toString(), start, end));
        }
    }

    private static boolean continues(int first, int next) {
        return isOfWords(next) && (isMark(next) || (!standsAlone(first) && !standsAlone(next)));
    }

    private static boolean isOfWords(int point) {
        return Character.isLetterOrDigit(point) || isMark(point);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean standsAlone(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
