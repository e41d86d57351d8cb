package io.inkstream.trainer.training;

/**
 * A run that cannot start or go on as asked; the message names what is in the way and the remedy.
 */
public final class TrainingException extends Exception {

    private static final long serialVersionUID = 1;

    public TrainingException(String message) {
        super(message);
    }

    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
