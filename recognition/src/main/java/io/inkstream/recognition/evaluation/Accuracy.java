package io.inkstream.recognition.evaluation;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Errors of readings against truths, summed over lines or pages. Both texts are brought to NFC,
 * runs of white space count as one blank, and blanks at the ends do not count. Characters are code
 * points, graphemes are extended grapheme clusters (UAX 29), words are what stands between blanks.
 * A line is exact when nothing differs after that. A page is compared as its lines in reading
 * order, joined by blanks, so a wrong order costs what it displaces.
 */
public record Accuracy(Edits characters, Edits graphemes, Edits words, long exact, long lines) {

    /** How texts are made equal before they are compared. */
    public static final String NORMAL_FORM =
            "NFC, runs of white space as one blank, none at the ends";

    /** What an empty truth counts. */
    public static final String EMPTY_RULE =
            "an empty truth adds no characters; what is read there counts as insertions,"
                    + " and a sum without any truth is 0 when nothing was read, else 1";

    private static final Pattern WHITE_SPACE =
            Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    public static final Accuracy NONE = new Accuracy(Edits.NONE, Edits.NONE, Edits.NONE, 0, 0);

    public static Accuracy of(String truth, String reading) {
        String expected = normalized(truth);
        String actual = normalized(reading);
        Edits characters = Edits.between(codePoints(expected), codePoints(actual));
        return new Accuracy(
                characters,
                isSimple(expected) && isSimple(actual)
                        ? characters
                        : Edits.between(graphemes(expected), graphemes(actual)),
                Edits.between(words(expected), words(actual)),
                expected.equals(actual) ? 1 : 0,
                1);
    }

    public Accuracy plus(Accuracy other) {
        return new Accuracy(
                characters.plus(other.characters),
                graphemes.plus(other.graphemes),
                words.plus(other.words),
                exact + other.exact,
                lines + other.lines);
    }

    /** Character error rate as a fraction: edits over characters of truth, of the sums. */
    public double cer() {
        return characters.rate();
    }

    /** Grapheme error rate as a fraction. */
    public double graphemeCer() {
        return graphemes.rate();
    }

    /** Word error rate as a fraction. */
    public double wer() {
        return words.rate();
    }

    /** Share of lines read without any error. */
    public double exactShare() {
        return new Ratio(exact, lines).value();
    }

    /** The form in which texts are compared. */
    public static String normalized(String text) {
        return WHITE_SPACE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** The code points of a text, each as a string. */
    public static List<String> codePoints(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /** The extended grapheme clusters of a text. */
    public static List<String> graphemes(String text) {
        BreakIterator borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        List<String> clusters = new ArrayList<>();
        int from = borders.first();
        for (int to = borders.next(); to != BreakIterator.DONE; to = borders.next()) {
            clusters.add(text.substring(from, to));
            from = to;
        }
        return clusters;
    }

    /** Below the combining marks every code point is a grapheme; that spares a second alignment. */
    private static boolean isSimple(String text) {
        return text.chars().allMatch(c -> c < 0x300 && c >= ' ');
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
