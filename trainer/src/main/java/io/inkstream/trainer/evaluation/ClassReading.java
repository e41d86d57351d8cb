package io.inkstream.trainer.evaluation;

/** A picture of one class and what a model took it for. */
public record ClassReading(TrueLine picture, String predicted, double confidence) {

    public String truth() {
        return picture.text();
    }
}
