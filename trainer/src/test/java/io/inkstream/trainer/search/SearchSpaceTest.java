package io.inkstream.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

    private static final SearchSpace SPACE = SearchSpace.parse(List.of("a.b=1|2|3", "c=x=y|z"));

    @Test
    void allCombinationsComeInOrderWhereThereIsTimeForThem() {
        assertThat(SPACE.draw(10, 1))
                .hasSize(6)
                .doesNotHaveDuplicates()
                .startsWith(Map.of("a.b", "1", "c", "x=y"), Map.of("a.b", "2", "c", "x=y"))
                .endsWith(Map.of("a.b", "3", "c", "z"));
    }

    @Test
    void aSeedDrawsTheSameCombinationsEachTimeAndNoneTwice() {
        List<Map<String, String>> drawn = SPACE.draw(4, 7);

        assertThat(drawn).hasSize(4).doesNotHaveDuplicates().isEqualTo(SPACE.draw(4, 7));
        assertThat(List.of(SPACE.draw(4, 8), SPACE.draw(4, 9), SPACE.draw(4, 10)))
                .anyMatch(other -> !other.equals(drawn));
    }

    @Test
    void whatIsNoDeclarationIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchSpace.parse(List.of("learningRate")))
                .withMessageContaining("--try learningRate: write KEY=VALUE|VALUE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchSpace.parse(List.of()))
                .withMessageContaining("needs keys with values");
    }
}
