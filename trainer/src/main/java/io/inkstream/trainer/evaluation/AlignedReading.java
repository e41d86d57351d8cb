package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.evaluation.Alignment;
import java.util.List;

/**
 * A reading beside its truth, code point by code point.
 *
 * @param truth in the form in which texts are compared
 * @param read in the same form
 * @param characters what the decoder said about each of {@code read}, or nothing
 */
public record AlignedReading(
        LineReading reading,
        List<String> truth,
        List<String> read,
        List<ReadCharacter> characters,
        Alignment alignment) {

    public static AlignedReading of(LineReading reading) {
        List<String> truth = Accuracy.codePoints(Accuracy.normalized(reading.line().text()));
        List<String> read = Accuracy.codePoints(Accuracy.normalized(reading.read().text()));
        return new AlignedReading(
                reading, truth, read, ReadCharacter.of(reading.read()), Alignment.of(truth, read));
    }

    /** The true symbol of a step, empty for an insertion. */
    public String truthOf(Alignment.Step step) {
        return step.kind() == Alignment.Kind.INSERTION ? "" : truth.get(step.truth());
    }

    /** The symbol read at a step, empty for a deletion. */
    public String readOf(Alignment.Step step) {
        return step.kind() == Alignment.Kind.DELETION ? "" : read.get(step.reading());
    }
}
