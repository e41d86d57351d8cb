package io.inkstream.trainer.dataset;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.recipe.Labels;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/** Brings the texts of real lines into the form a recipe wants, and leaves lines out. Immutable. */
public final class LabelCleaner {

    private static final Map<Integer, String> ASCII =
            Map.ofEntries(
                    Map.entry((int) '\u2018', "'"),
                    Map.entry((int) '\u2019', "'"),
                    Map.entry((int) '\u00b4', "'"),
                    Map.entry((int) '\u201c', "\""),
                    Map.entry((int) '\u201d', "\""),
                    Map.entry((int) '\u201e', "\""),
                    Map.entry((int) '\u2013', "-"),
                    Map.entry((int) '\u2014', "-"),
                    Map.entry((int) '\u2026', "..."));

    private final Labels settings;
    private final Alphabet alphabet;

    public LabelCleaner(Labels settings, Alphabet alphabet) {
        this.settings = settings;
        this.alphabet = alphabet;
    }

    Alphabet alphabet() {
        return alphabet;
    }

    /** The line with its cleaned text, or nothing if it is to be left out. */
    public Optional<ScannedLine> clean(ScannedLine line) {
        if (isDropped(line.text())) {
            return Optional.empty();
        }
        ScannedLine cleaned = line.withText(text(line.text()));
        return cleaned.text().isEmpty()
                        || cleaned.pixelsPerCharacter() < settings.leastPixelsPerCharacter()
                ? Optional.empty()
                : Optional.of(cleaned);
    }

    /** Whether the recipe leaves out lines with this text, as their set has it. */
    boolean isDropped(String raw) {
        return raw.codePoints().anyMatch(c -> settings.dropWith().indexOf(c) >= 0);
    }

    /** Whether a network of this alphabet can learn to write the text. */
    public boolean isWritable(String text) {
        return text.codePoints().allMatch(alphabet::contains);
    }

    /** How often lines with this text are drawn, compared to others. */
    public double weight(String text) {
        return settings.weights().entrySet().stream()
                .filter(weight -> text.contains(weight.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .min()
                .orElse(1);
    }

    /** The text in NFC, mapped, with single blanks. */
    public String text(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC);
        for (Map.Entry<String, String> change : settings.map().entrySet()) {
            text = text.replace(change.getKey(), change.getValue());
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> settings.remove().indexOf(c) < 0)
                .forEach(c -> append(clean, c));
        return clean.toString().replaceAll(" +", " ").strip();
    }

    private void append(StringBuilder clean, int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            clean.append(' ');
        } else if (settings.typographicToAscii() && ASCII.containsKey(c)) {
            clean.append(ASCII.get(c));
        } else if (settings.unknownToBase() && !alphabet.contains(c)) {
            clean.appendCodePoint(base(c));
        } else {
            clean.appendCodePoint(c);
        }
    }

    private int base(int c) {
        int base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
        return alphabet.contains(base) ? base : c;
    }
}
