package io.inkstream.trainer.training;

import io.inkstream.recognition.synthesis.Alphabet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Characters as output classes: class 0 is the CTC blank, character k of the alphabet is class k +
 * 1.
 */
public final class CharacterClasses {

    private final List<String> charset = new ArrayList<>();
    private final Map<Integer, Integer> classes = new HashMap<>();

    public CharacterClasses(Alphabet alphabet) {
        charset.add("");
        for (int character : alphabet.characters()) {
            classes.put(character, charset.size());
            charset.add(Character.toString(character));
        }
    }

    public int count() {
        return charset.size();
    }

    /** The text of each class, the empty string for the blank. */
    public List<String> charset() {
        return List.copyOf(charset);
    }

    public long[] encode(String text) {
        return text.codePoints()
                .mapToLong(c -> {
                    Integer known = classes.get(c);
                    if (known == null) {
                        throw new IllegalArgumentException(
                                "'%s' of '%s' is not in the alphabet"
                                        .formatted(Character.toString(c), text));
                    }
                    return known;
                })
                .toArray();
    }

    /** Greedy CTC reading: repeats joined, blanks dropped. */
    public String decode(int[] best) {
        StringBuilder text = new StringBuilder();
        int previous = 0;
        for (int c : best) {
            if (c != previous) {
                text.append(charset.get(c));
            }
            previous = c;
        }
        return text.toString();
    }
}
