package io.inkstream.results.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.results.query.TextDifference.Change;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDifferenceTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "same, same, 0",
        "kitten, sitting, 3",
        "'', abc, 3",
        "abc, '', 3",
        "Dear Sir, Dcar Sir, 1"
    })
    void countsTheFewestEdits(String before, String after, int edits) {
        assertThat(TextDifference.between(before, after).edits()).isEqualTo(edits);
    }

    @Test
    void tellsWhichStretchesDifferInCodePoints() {
        var difference = TextDifference.between("\uD835\uDC00 house", "\uD835\uDC00 horse!");

        assertThat(difference.changes())
                .containsExactly(
                        new Change("replaced", 4, 5, "u", "r"),
                        new Change("inserted", 7, 7, "", "!"));
    }

    @Test
    void theChangesLeadFromOneTextToTheOther() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String before = text(random);
            String after = text(random);

            List<Change> changes = TextDifference.between(before, after).changes();

            assertThat(apply(before, changes)).as("-Dseed=%d", seed).isEqualTo(after);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }

    private static String apply(String before, List<Change> changes) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Change change : changes) {
            assertThat(before.substring(change.start(), change.end())).isEqualTo(change.before());
            text.append(before, at, change.start()).append(change.after());
            at = change.end();
        }
        return text.append(before, at, before.length()).toString();
    }
}
