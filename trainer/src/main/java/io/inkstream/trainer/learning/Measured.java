package io.inkstream.trainer.learning;

import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.evaluation.LineEvaluation;
import io.inkstream.trainer.evaluation.LineReading;
import io.inkstream.trainer.evaluation.PairedComparison;
import io.inkstream.trainer.evaluation.ReadingModel;
import io.inkstream.trainer.evaluation.TrueLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The stable version and the candidate on the same lines.
 *
 * @param corrections corrected lines that were held out
 * @param frozen the other measured sets of the recipe, which are what they were
 */
record Measured(LearningRecord.Figures corrections, LearningRecord.Figures frozen) {
    private static final LearningRecord.Figures NOTHING =
            new LearningRecord.Figures(0, 0, 0, 0, 0, 0);

    /** Worse than this on the frozen sets, and an old skill is lost. */
    private static final double MOST_LOSS = 0.005;

    static Measured of(Path stable, Path candidate, Map<String, List<TextLine>> sets)
            throws InferenceException, InvalidModelException {
        List<TrueLine> corrected = new ArrayList<>();
        List<TrueLine> others = new ArrayList<>();
        sets.forEach((set, lines) -> {
            List<TrueLine> into = set.equals(FineTuningRecipe.SET) ? corrected : others;
            for (int i = 0; i < lines.size(); i++) {
                into.add(new TrueLine(set + " line " + (i + 1), set + i, lines.get(i)));
            }
        });
        try (ReadingModel first = ReadingModel.open(stable, Decoding.GREEDY);
                ReadingModel second = ReadingModel.open(candidate, Decoding.GREEDY)) {
            return new Measured(
                    compared(first, second, corrected), compared(first, second, others));
        }
    }

    private static LearningRecord.Figures compared(
            ReadingModel stable, ReadingModel candidate, List<TrueLine> lines)
            throws InferenceException {
        if (lines.isEmpty()) {
            return NOTHING;
        }
        List<LineReading> before = stable.read(lines);
        List<LineReading> after = candidate.read(lines);
        LineEvaluation first = LineEvaluation.of(before);
        LineEvaluation second = LineEvaluation.of(after);
        PairedComparison compared = PairedComparison.of(first, second, "candidate");
        return new LearningRecord.Figures(
                lines.size(),
                first.sum().cer(),
                second.sum().cer(),
                compared.cer().difference(),
                compared.cer().interval().low(),
                compared.cer().interval().high());
    }

    boolean isBetter() {
        return corrections.lines() > 0
                && corrections.high() < 0
                && frozen.difference() <= MOST_LOSS;
    }

    String reason() {
        if (corrections.lines() == 0) {
            return "no corrected line was held out to measure with";
        }
        if (frozen.difference() > MOST_LOSS) {
            return "on the frozen sets it has %.2f points more errors"
                    .formatted(100 * frozen.difference());
        }
        return "on %d held-out corrected lines its error is %.2f %% where the stable version has %.2f %%, difference %.2f to %.2f points"
                .formatted(
                        corrections.lines(),
                        100 * corrections.candidateCer(),
                        100 * corrections.stableCer(),
                        100 * corrections.low(),
                        100 * corrections.high());
    }
}
