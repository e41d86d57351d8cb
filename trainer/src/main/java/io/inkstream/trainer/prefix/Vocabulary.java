package io.inkstream.trainer.prefix;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Characters and their numbers. {@value #END} is the end of a text and the padding before its
 * begin, {@value #UNKNOWN} stands for every character that the vocabulary does not have.
 */
public record Vocabulary(List<String> tokens) {

    public static final int END = 0;
    public static final int UNKNOWN = 1;

    private static final String UNKNOWN_TEXT = "\uFFFD";

    public Vocabulary {
        tokens = List.copyOf(tokens);
        if (tokens.size() < 3 || !tokens.get(END).isEmpty()) {
            throw new IllegalArgumentException(
                    "a vocabulary begins with the end and the unknown token, was " + tokens);
        }
    }

    /** Of all characters of some texts, in the order of their code points. */
    public static Vocabulary of(Collection<String> texts) {
        TreeSet<Integer> characters = new TreeSet<>();
        texts.forEach(text -> normal(text).codePoints().forEach(characters::add));
        List<String> tokens = new ArrayList<>(List.of("", UNKNOWN_TEXT));
        characters.forEach(c -> tokens.add(Character.toString(c)));
        return new Vocabulary(tokens);
    }

    public int size() {
        return tokens.size();
    }

    /** The numbers of a text's characters. */
    public int[] encode(String text) {
        return normal(text)
                .codePoints()
                .map(c -> {
                    int token = tokens.indexOf(Character.toString(c));
                    return token < 0 ? UNKNOWN : token;
                })
                .toArray();
    }

    /**
     * The last characters of a text so far, padded at the front.
     *
     * @param length how many numbers
     */
    public long[] prefix(int[] text, int end, int length) {
        long[] padded = new long[length];
        for (int i = 0; i < Math.min(length, end); i++) {
            padded[length - 1 - i] = text[end - 1 - i];
        }
        return padded;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
