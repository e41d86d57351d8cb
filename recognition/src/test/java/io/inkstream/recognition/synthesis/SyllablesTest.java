package io.inkstream.recognition.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SyllablesTest {

    private static final Syllables MEETEI =
            new Syllables(
                    List.of("ꯀ", "ꯁ", "ꯂ"),
                    List.of("ꯥ", "ꯤ"),
                    List.of("ꯛ", "ꯪ"),
                    List.of("꯱", "꯲"),
                    List.of("꯫"));

    @Test
    void everyWordIsAChainOfSyllablesOrANumber() {
        for (String passage : MEETEI.passages(new Random(1), 50, 30)) {
            assertThat(passage.split(" ")).hasSize(30);
            assertThat(passage.split(" "))
                    .allMatch(word -> word.matches("(([ꯀꯁꯂ][ꯥꯤ]?[ꯛꯪ]?){1,4}|[꯱꯲]{1,4})꯫?"));
        }
    }

    @Test
    void everyElementComesUp() {
        String all = String.join("", MEETEI.passages(new Random(2), 20, 20));

        assertThat(all).contains("ꯀ", "ꯁ", "ꯂ", "ꯥ", "ꯤ", "ꯛ", "ꯪ", "꯱", "꯲", "꯫");
    }

    @Test
    void theSameSeedGivesTheSamePassages() {
        assertThat(MEETEI.passages(new Random(3), 4, 8))
                .isEqualTo(MEETEI.passages(new Random(3), 4, 8))
                .isNotEqualTo(MEETEI.passages(new Random(4), 4, 8));
    }

    @Test
    void nothingToBeginWithIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Syllables(List.of(), List.of(), List.of(), List.of(), List.of()));
    }
}
