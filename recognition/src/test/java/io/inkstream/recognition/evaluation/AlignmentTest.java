package io.inkstream.recognition.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.evaluation.Alignment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noEditScriptIsShorter(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<String> truth = word(random);
            List<String> reading = word(random);

            Edits edits = Edits.between(truth, reading);

            assertThat(edits.total()).as("%s %s", truth, reading).isEqualTo(tried(truth, reading));
            assertThat(edits.length()).isEqualTo(truth.size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void stepsTurnTheTruthIntoTheReading(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<String> truth = word(random);
            List<String> reading = word(random);

            List<String> made = new ArrayList<>();
            int used = 0;
            for (Alignment.Step step : Alignment.of(truth, reading).steps()) {
                if (step.kind() != Kind.INSERTION) {
                    assertThat(step.truth()).isEqualTo(used++);
                }
                if (step.kind() == Kind.SAME) {
                    made.add(truth.get(step.truth()));
                } else if (step.kind() != Kind.DELETION) {
                    made.add(reading.get(step.reading()));
                }
            }

            assertThat(made).isEqualTo(reading);
            assertThat(used).isEqualTo(truth.size());
        }
    }

    private static List<String> word(Random random) {
        return random.ints(random.nextInt(7), 'a', 'd').mapToObj(Character::toString).toList();
    }

    /** The definition itself, without a table. */
    private static long tried(List<String> truth, List<String> reading) {
        if (truth.isEmpty() || reading.isEmpty()) {
            return Math.max(truth.size(), reading.size());
        }
        List<String> truthRest = truth.subList(1, truth.size());
        List<String> readingRest = reading.subList(1, reading.size());
        long kept =
                tried(truthRest, readingRest)
                        + (truth.getFirst().equals(reading.getFirst()) ? 0 : 1);
        return Math.min(kept, 1 + Math.min(tried(truthRest, reading), tried(truth, readingRest)));
    }
}
