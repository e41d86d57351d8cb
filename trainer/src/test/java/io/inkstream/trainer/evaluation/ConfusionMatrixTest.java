package io.inkstream.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    @Test
    void aWorkedExample() {
        // the well-known one of cats, fish and hens: 4 6 3 / 1 2 0 / 1 2 6, truth in rows
        List<String> truths = new ArrayList<>();
        List<String> predictions = new ArrayList<>();
        long[][] counts = {{4, 6, 3}, {1, 2, 0}, {1, 2, 6}};
        List<String> names = List.of("cat", "fish", "hen");
        for (int t = 0; t < 3; t++) {
            for (int p = 0; p < 3; p++) {
                for (long n = 0; n < counts[t][p]; n++) {
                    truths.add(names.get(t));
                    predictions.add(names.get(p));
                }
            }
        }

        ConfusionMatrix matrix = ConfusionMatrix.of(truths, predictions);

        assertThat(matrix.total()).isEqualTo(25);
        assertThat(matrix.accuracy()).isCloseTo(12.0 / 25, within(1e-12));
        assertThat(matrix.figures().getFirst().precision()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(matrix.figures().getFirst().recall()).isCloseTo(4.0 / 13, within(1e-12));
        assertThat(matrix.figures().getFirst().f1()).isCloseTo(8.0 / 19, within(1e-12));
        assertThat(matrix.macroF1())
                .isCloseTo((8.0 / 19 + 4.0 / 13 + 12.0 / 18) / 3, within(1e-12));
    }

    @Test
    void countsOneByOneGiveTheSame() {
        Random random = new Random(5);
        List<String> truths = random.ints(500, 'a', 'f').mapToObj(Character::toString).toList();
        List<String> predictions =
                random.ints(500, 'a', 'g').mapToObj(Character::toString).toList();

        for (ConfusionMatrix.ClassFigures figures :
                ConfusionMatrix.of(truths, predictions).figures()) {
            double right = 0;
            double wrongly = 0;
            double missed = 0;
            for (int i = 0; i < truths.size(); i++) {
                boolean is = truths.get(i).equals(figures.name());
                boolean said = predictions.get(i).equals(figures.name());
                right += is && said ? 1 : 0;
                wrongly += !is && said ? 1 : 0;
                missed += is && !said ? 1 : 0;
            }
            assertThat(figures.precision())
                    .isCloseTo(right / Math.max(1, right + wrongly), within(1e-9));
            assertThat(figures.recall())
                    .isCloseTo(right / Math.max(1, right + missed), within(1e-9));
            assertThat(figures.f1())
                    .isCloseTo(right / Math.max(1, right + (wrongly + missed) / 2), within(1e-9));
        }
    }

    @Test
    void theIntervalHoldsTheFigure() {
        List<ClassReading> readings = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            readings.add(
                    new ClassReading(
                            Readings.line("d", i % 2 == 0 ? "a" : "b"),
                            i % 8 == 0 ? "b" : "a",
                            1,
                            i % 2 == 0 ? 0.5 : 0.25));
        }

        ClassEvaluation evaluation = ClassEvaluation.of(readings);

        assertThat(evaluation.macroF1().value())
                .isBetween(
                        evaluation.macroF1().interval().low(),
                        evaluation.macroF1().interval().high());
        assertThat(evaluation.accuracy().value()).isCloseTo(15.0 / 40, within(1e-12));
        assertThat(evaluation.loss().value()).isCloseTo(1.5 * Math.log(2), within(1e-12));
    }
}
