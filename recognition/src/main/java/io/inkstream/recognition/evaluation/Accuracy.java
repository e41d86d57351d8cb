package io.inkstream.recognition.evaluation;

import java.text.Normalizer;

/**
 * Errors of readings against truths, summed over lines or pages. Both texts are brought to NFC,
 * runs of white space count as one blank, and blanks at the ends do not count. Characters are code
 * points, words are what stands between blanks. A line is exact when nothing differs after that.
 */
public record Accuracy(Edits characters, Edits words, long exact, long lines) {

    public static final Accuracy NONE = new Accuracy(Edits.NONE, Edits.NONE, 0, 0);

    public static Accuracy of(String truth, String reading) {
        String expected = normalized(truth);
        String actual = normalized(reading);
        return new Accuracy(
                Edits.between(codePoints(expected), codePoints(actual)),
                Edits.between(words(expected), words(actual)),
                expected.equals(actual) ? 1 : 0,
                1);
    }

    public Accuracy plus(Accuracy other) {
        return new Accuracy(
                characters.plus(other.characters),
                words.plus(other.words),
                exact + other.exact,
                lines + other.lines);
    }

    /** Character error rate as a fraction: edits over characters of truth, of the sums. */
    public double cer() {
        return characters.rate();
    }

    /** Word error rate as a fraction. */
    public double wer() {
        return words.rate();
    }

    /** Share of lines read without any error. */
    public double exactShare() {
        return lines == 0 ? 0 : (double) exact / lines;
    }

    /** The form in which texts are compared. */
    public static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s+", " ").strip();
    }

    private static Integer[] codePoints(String text) {
        return text.codePoints().boxed().toArray(Integer[]::new);
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ", -1);
    }
}
