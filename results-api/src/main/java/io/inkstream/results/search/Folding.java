package io.inkstream.results.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Brings spellings together that people take for the same: case, accents, ligatures, points of
 * Arabic and Hebrew. Vowel signs of Indic scripts are no accents and stay.
 */
final class Folding {
    private static final Pattern ACCENTS =
            Pattern.compile(
                    "[\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF"
                            + "\\u0591-\\u05C7\\u064B-\\u065F\\u0670]");

    /** Letters whose accent is no mark of its own in Unicode. */
    private static final Map<Integer, String> LETTERS =
            Map.ofEntries(
                    Map.entry((int) 'ß', "ss"),
                    Map.entry((int) 'æ', "ae"),
                    Map.entry((int) 'œ', "oe"),
                    Map.entry((int) 'ø', "o"),
                    Map.entry((int) 'ł', "l"),
                    Map.entry((int) 'đ', "d"),
                    Map.entry((int) 'ð', "d"),
                    Map.entry((int) 'þ', "th"),
                    Map.entry((int) 'ı', "i"),
                    Map.entry((int) 'ſ', "s"));

    private Folding() {}

    static String fold(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder folded = new StringBuilder(plain.length());
        plain.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(point -> {
                    String letters = LETTERS.get(point);
                    if (letters == null) {
                        folded.appendCodePoint(point);
                    } else {
                        folded.append(letters);
                    }
                });
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }
}
