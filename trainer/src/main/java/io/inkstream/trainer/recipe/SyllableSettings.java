package io.inkstream.trainer.recipe;

import io.inkstream.recognition.synthesis.Syllables;
import java.util.List;
import java.util.Optional;

/** Made-up text for scripts without a corpus. Each key is a string of characters. */
public record SyllableSettings(
        @Setting(
                        value = "Letters a syllable can begin with; empty for no such text.",
                        standard = "")
                String onsets,
        @Setting(value = "Signs that may follow the first letter.", standard = "") String vowels,
        @Setting(value = "Signs that may close a syllable.", standard = "") String codas,
        @Setting(value = "Digits of the script.", standard = "") String digits,
        @Setting(value = "Marks that end a sentence.", standard = "") String stops) {

    /** The words these settings make; empty without onsets. */
    public Optional<Syllables> syllables() {
        return onsets.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Syllables(
                                characters(onsets),
                                characters(vowels),
                                characters(codas),
                                characters(digits),
                                characters(stops)));
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }
}
