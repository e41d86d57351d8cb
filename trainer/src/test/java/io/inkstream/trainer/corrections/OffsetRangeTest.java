package io.inkstream.trainer.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.trainer.corrections.OffsetRange.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetRangeTest {
    @Test
    void whatCameAfterBeginsWhereTheEarlierRangeEnds() {
        OffsetRange learnt =
                new OffsetRange("topic", List.of(new Part(0, 0, 40), new Part(1, 0, 7)));
        OffsetRange now =
                new OffsetRange(
                        "topic", List.of(new Part(0, 0, 55), new Part(1, 0, 7), new Part(2, 3, 9)));

        assertThat(now.after(learnt).parts())
                .containsExactly(new Part(0, 40, 55), new Part(1, 7, 7), new Part(2, 3, 9));
    }

    @Test
    void ofATopicThatWasMadeAnewAllIsNew() {
        OffsetRange learnt = new OffsetRange("old", List.of(new Part(0, 0, 40)));
        OffsetRange now = new OffsetRange("new", List.of(new Part(0, 0, 5)));

        assertThat(now.after(learnt)).isEqualTo(now);
    }
}
