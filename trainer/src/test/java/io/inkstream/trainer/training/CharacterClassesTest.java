package io.inkstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.inkstream.recognition.synthesis.Alphabet;
import org.junit.jupiter.api.Test;

class CharacterClassesTest {

    private final CharacterClasses classes = new CharacterClasses(new Alphabet("abé"));

    @Test
    void theBlankComesFirst() {
        assertThat(classes.charset()).containsExactly("", "a", "b", "é");
        assertThat(classes.encode("éab")).containsExactly(3, 1, 2);
    }

    @Test
    void repeatsJoinUnlessABlankParts() {
        assertThat(classes.decode(new int[] {0, 1, 1, 0, 1, 2, 2, 3, 0})).isEqualTo("aabé");
    }

    @Test
    void unknownCharactersAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classes.encode("ax"))
                .withMessageContaining("'x'");
    }
}
