package io.inkstream.recognition.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up running text in a script whose words are chains of syllables, for scripts without a
 * corpus: an onset, often a vowel, sometimes a coda. Every element is equally likely in its place,
 * so rare signs are learnt like common ones, and no sign stands where the script never puts it.
 *
 * @param onsets letters a syllable can begin with
 * @param vowels signs that may follow the onset, combining ones included
 * @param codas signs that may close a syllable
 * @param digits of the script; empty for none
 * @param stops marks that end a sentence, each written after the word without a blank
 */
public record Syllables(
        List<String> onsets,
        List<String> vowels,
        List<String> codas,
        List<String> digits,
        List<String> stops) {

    private static final double WITH_VOWEL = 0.65;
    private static final double WITH_CODA = 0.3;
    private static final double NUMBER = 0.08;
    private static final double END_OF_SENTENCE = 0.12;
    private static final int LONGEST_WORD = 4;
    private static final int LONGEST_NUMBER = 4;

    public Syllables {
        onsets = List.copyOf(onsets);
        vowels = List.copyOf(vowels);
        codas = List.copyOf(codas);
        digits = List.copyOf(digits);
        stops = List.copyOf(stops);
        if (onsets.isEmpty()) {
            throw new IllegalArgumentException("syllables need onsets to begin with");
        }
    }

    /** Passages of so many words each, decided by the random stream alone. */
    public List<String> passages(Random random, int count, int words) {
        List<String> passages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            passages.add(passage(random, words));
        }
        return passages;
    }

    private String passage(Random random, int words) {
        StringBuilder passage = new StringBuilder();
        for (int i = 0; i < words; i++) {
            if (i > 0) {
                passage.append(' ');
            }
            if (!digits.isEmpty() && random.nextDouble() < NUMBER) {
                repeat(passage, digits, 1 + random.nextInt(LONGEST_NUMBER), random);
            } else {
                word(passage, random);
            }
            if (!stops.isEmpty() && random.nextDouble() < END_OF_SENTENCE) {
                repeat(passage, stops, 1, random);
            }
        }
        return passage.toString();
    }

    private void word(StringBuilder word, Random random) {
        for (int i = 1 + random.nextInt(LONGEST_WORD); i > 0; i--) {
            repeat(word, onsets, 1, random);
            if (!vowels.isEmpty() && random.nextDouble() < WITH_VOWEL) {
                repeat(word, vowels, 1, random);
            }
            if (!codas.isEmpty() && random.nextDouble() < WITH_CODA) {
                repeat(word, codas, 1, random);
            }
        }
    }

    private static void repeat(
            StringBuilder text, List<String> elements, int times, Random random) {
        for (int i = 0; i < times; i++) {
            text.append(elements.get(random.nextInt(elements.size())));
        }
    }
}
