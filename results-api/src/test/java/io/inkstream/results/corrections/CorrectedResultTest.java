package io.inkstream.results.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.BatchStory;
import io.inkstream.results.DrawnLines;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectedResultTest {
    private static final PageResult READ =
            DrawnLines.at(
                    0, new BatchStory("corrected").recognized("a.png", 1), 0.5, "0ne", "two tow");

    private static PageResult corrected(int line, String text) {
        var id = READ.lines().get(line).id();
        return Corrections.apply(
                READ, Map.of(id, new Correction(id, 1, text, "ada", Instant.EPOCH)));
    }

    @Test
    void aCorrectedLineSaysWhatThePersonSaidAndIsSure() {
        PageResult.Line line = corrected(0, "one").lines().getFirst();

        assertThat(line.text()).isEqualTo("one");
        assertThat(line.confidence()).isEqualTo(1);
        assertThat(line.confidenceMethod()).isEqualTo("corrected");
        assertThat(line.id()).isEqualTo(READ.lines().getFirst().id());
    }

    @Test
    void linesNobodyCorrectedStayAsTheyAre() {
        assertThat(corrected(0, "one").lines().get(1)).isEqualTo(READ.lines().get(1));
        assertThat(corrected(0, "one").text()).isEqualTo("one\ntwo tow");
    }

    @Test
    void wordsLieWhereTheirShareOfTheTextIs() {
        PageResult.TokenLevel words =
                corrected(1, "two  three").lines().get(1).tokens().levels().getFirst();

        assertThat(words.level()).isEqualTo("word");
        assertThat(words.starts()).containsExactly(0, 5);
        assertThat(words.ends()).containsExactly(3, 10);
        // 400 pixels from 10 on: three and five tenths of them
        assertThat(words.boxes())
                .containsExactly(List.of(10, 50, 120, 40), List.of(210, 50, 200, 40));
    }

    @Test
    void aLineThatIsNoTextHasNoWords() {
        assertThat(corrected(1, "").lines().get(1).tokens()).isEqualTo(PageResult.Tokens.NONE);
    }
}
