package io.inkstream.recognition.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentsTest {
    private static final FoundLine LINE = line(100, 600, 200, 210, 30);

    @Test
    void aStrokeInsideALineIsNoLine() {
        FoundLine stroke = line(300, 330, 195, 196, 20);

        assertThat(Fragments.removed(List.of(stroke, LINE))).containsExactly(LINE);
    }

    @Test
    void aLineThatLeansCoversWhatLiesInItsPlaceThere() {
        FoundLine leaning = line(100, 600, 200, 500, 30);
        FoundLine atItsEnd = line(560, 590, 485, 488, 20);
        FoundLine whereItsStartWouldReach = line(560, 590, 200, 200, 20);

        assertThat(Fragments.removed(List.of(leaning, atItsEnd, whereItsStartWouldReach)))
                .containsExactlyInAnyOrder(leaning, whereItsStartWouldReach);
    }

    @Test
    void aWordBetweenTwoLinesStays() {
        FoundLine word = line(300, 380, 178, 180, 15);
        FoundLine next = line(100, 600, 240, 250, 30);

        assertThat(Fragments.removed(List.of(word, LINE, next)))
                .containsExactlyInAnyOrder(word, LINE, next);
    }

    @Test
    void whatStandsBesideALineStays() {
        FoundLine number = line(604, 640, 210, 210, 30);

        assertThat(Fragments.removed(List.of(LINE, number)))
                .containsExactlyInAnyOrder(LINE, number);
    }

    private static FoundLine line(double from, double to, double left, double right, double high) {
        return new FoundLine(
                new double[] {from, (from + to) / 2, to},
                new double[] {left, (left + right) / 2, right},
                new double[] {high, high, high},
                new double[] {high / 4, high / 4, high / 4});
    }
}
