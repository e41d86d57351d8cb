package io.inkstream.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.recipe.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelCleanerTest {

    private static final Alphabet ALPHABET =
            new Alphabet("ABCDabcdefghijklmnopqrstuvwxyzé '\"-.0123");

    @Test
    void lookAlikesOfAnotherScriptBecomeLetters() {
        LabelCleaner cleaner =
                cleaner(new Labels(Map.of("ᗅ", "A", "ᗞ", "D"), "", "", false, false, 0, Map.of()));

        assertThat(cleaner.text("ᗅ ᗞog")).isEqualTo("A Dog");
    }

    @Test
    void removedCharactersLeaveNoGap() {
        LabelCleaner cleaner = cleaner(new Labels(Map.of(), "^", "", false, false, 0, Map.of()));

        assertThat(cleaner.text("M^me  x ^ y")).isEqualTo("Mme x y");
    }

    @Test
    void crossedOutLinesAreLeftOut() {
        LabelCleaner cleaner = cleaner(new Labels(Map.of(), "", "<>⟦⟧", false, false, 0, Map.of()));

        assertThat(cleaner.clean(line("ab >cd< e", 400))).isEmpty();
        assertThat(cleaner.clean(line("ab cd e", 400))).isPresent();
    }

    @Test
    void textsWithoutCharactersAreLeftOut() {
        LabelCleaner cleaner = cleaner(new Labels(Map.of(), "^", "", false, false, 0, Map.of()));

        assertThat(cleaner.clean(line(" ^ ", 400))).isEmpty();
    }

    @Test
    void typographicCharactersBecomePlainOnes() {
        LabelCleaner cleaner = cleaner(new Labels(Map.of(), "", "", true, false, 0, Map.of()));

        assertThat(cleaner.text("l’eau – “x”\u00a0y")).isEqualTo("l'eau - \"x\" y");
    }

    @Test
    void onlyUnknownLettersLoseTheirMarks() {
        LabelCleaner cleaner = cleaner(new Labels(Map.of(), "", "", false, true, 0, Map.of()));

        assertThat(cleaner.text("Ĉé ŭ π")).isEqualTo("Cé u π");
        assertThat(cleaner.isWritable("Cé u")).isTrue();
        assertThat(cleaner.isWritable("π")).isFalse();
    }

    @Test
    void decomposedTextIsComposed() {
        assertThat(cleaner(Labels.AS_THEY_ARE).text("e\u0301")).isEqualTo("é");
    }

    @Test
    void crowdedCropsAreLeftOut() {
        LabelCleaner cleaner = cleaner(new Labels(Map.of(), "", "", false, false, 6.5, Map.of()));

        assertThat(cleaner.clean(line("abcdefghij", 64))).isEmpty();
        assertThat(cleaner.clean(line("abcdefghij", 66))).isPresent();
    }

    @Test
    void theLeastWeightOfAllThatApplyCounts() {
        LabelCleaner cleaner =
                cleaner(
                        new Labels(
                                Map.of(), "", "", false, false, 0, Map.of("wiki", 0.5, "00", 0.1)));

        assertThat(cleaner.weight("wiki 00")).isEqualTo(0.1);
        assertThat(cleaner.weight("wiki")).isEqualTo(0.5);
        assertThat(cleaner.weight("text")).isEqualTo(1);
    }

    private static LabelCleaner cleaner(Labels labels) {
        return new LabelCleaner(labels, ALPHABET);
    }

    private static ScannedLine line(String text, int width) {
        return new ScannedLine("a", text, new GrayPicture(new byte[width * 64], width, 64), "g");
    }
}
