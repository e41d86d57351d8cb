package io.inkstream.recognition.synthesis;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The characters a model can write, all single code points in NFC, with the variants of each base
 * letter.
 */
public final class Alphabet {

    private final List<Integer> characters;
    private final Set<Integer> known;
    private final Map<Integer, List<Integer>> variants = new HashMap<>();

    public Alphabet(String characters) {
        this.characters =
                Normalizer.normalize(characters, Normalizer.Form.NFC)
                        .codePoints()
                        .distinct()
                        .boxed()
                        .toList();
        this.known = new HashSet<>(this.characters);
        for (int c : this.characters) {
            int base = base(c);
            if (base != c) {
                variants.computeIfAbsent(base, b -> new ArrayList<>()).add(c);
            }
        }
    }

    /** The characters in their listed order; the class of a character is its position plus one. */
    public List<Integer> characters() {
        return characters;
    }

    public int size() {
        return characters.size();
    }

    public boolean contains(int character) {
        return known.contains(character);
    }

    /** The text in NFC with unknown white space as blank and other unknown characters left out. */
    public String restrict(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.isWhitespace(c) || c == 0xA0 ? ' ' : c)
                .filter(this::contains)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Letters with marks on this base letter, such as é, è, ê for e. */
    public List<Integer> variantsOf(int base) {
        return variants.getOrDefault(base, List.of());
    }

    private static int base(int character) {
        return Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD)
                .codePointAt(0);
    }
}
