package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.evaluation.Accuracy;

/** A line with what a model read and how far that is from the truth. */
public record LineReading(TrueLine line, LineText read, Accuracy accuracy) {

    public static LineReading of(TrueLine line, LineText read) {
        return new LineReading(line, read, Accuracy.of(line.text(), read.text()));
    }

    public long errors() {
        return accuracy.characters().total();
    }
}
