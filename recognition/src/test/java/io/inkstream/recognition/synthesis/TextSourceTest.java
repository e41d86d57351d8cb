package io.inkstream.recognition.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextSourceTest {

    private final Alphabet alphabet =
            new Alphabet("abcdefghijklmnopqrstuvwxyzABCÄäéß0123456789 .,-");
    private final TextSource source =
            TextSource.mixed(
                    alphabet, List.of("Der Bär aß den Käse. Then the bee came by and sat down."));

    @Test
    void everyTextIsInTheAlphabetAndNotEmpty() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            String text = source.next(random, 2, 30);
            assertThat(text)
                    .isNotBlank()
                    .isEqualTo(alphabet.restrict(text))
                    .isEqualTo(text.strip());
            assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(30);
        }
    }

    @Test
    void rareCharactersComeUp() {
        Random random = new Random(2);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            source.next(random, 10, 30).codePoints().forEach(seen::add);
        }
        assertThat(seen).containsAll(alphabet.characters());
    }

    @Test
    void theSameSeedGivesTheSameTexts() {
        Random one = new Random(3);
        Random two = new Random(3);
        for (int i = 0; i < 100; i++) {
            assertThat(source.next(one, 5, 40)).isEqualTo(source.next(two, 5, 40));
        }
    }
}
