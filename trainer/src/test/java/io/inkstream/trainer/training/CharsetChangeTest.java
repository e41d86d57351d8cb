package io.inkstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharsetChangeTest {

    private final List<String> log = new ArrayList<>();

    @Test
    void equalCharactersInAnotherOrderAreNoDifference() throws TrainingException {
        assertThat(CharsetChange.FAIL.characters("abc", List.of("cb", "a"), log::add))
                .containsExactly("cb", "a");
        assertThat(log).isEmpty();
    }

    @Test
    void failNamesTheDifferenceAndTheRemedy() {
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> CharsetChange.FAIL.characters("abc", List.of("bcé"), log::add))
                .withMessageContaining("new 'é'")
                .withMessageContaining("'a'")
                .withMessageContaining("--charset union");
    }

    @Test
    void unionKeepsTheOldOnesFirst() throws TrainingException {
        assertThat(CharsetChange.UNION.characters("abc", List.of("bxé"), log::add))
                .containsExactly("abc", "xé");
        assertThat(log).singleElement().asString().contains("xé").contains("ac");
    }

    @Test
    void newTakesTheRecipesAlone() throws TrainingException {
        assertThat(CharsetChange.NEW.characters("abc", List.of("bx"), log::add))
                .containsExactly("bx");
        assertThat(log).hasSize(1);
    }
}
