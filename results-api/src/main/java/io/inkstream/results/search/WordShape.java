package io.inkstream.results.search;

/**
 * A word as one ASCII letter or digit per character. PostgreSQL makes trigrams of what its locale
 * takes for letters, and in some locales those are the ASCII ones alone. Different characters may
 * share a letter, so words of like shape are only candidates for like words.
 */
final class WordShape {
    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private WordShape() {}

    static String of(String word) {
        StringBuilder shape = new StringBuilder(word.length());
        word.codePoints().forEach(point -> shape.append(sign(point)));
        return shape.toString();
    }

    private static char sign(int point) {
        boolean plain = (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
        return plain ? (char) point : SIGNS.charAt(point % SIGNS.length());
    }
}
