package io.inkstream.trainer.publishing;

/** A model that must not be registered, and why. */
public final class PublishRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    PublishRefusedException(String problem) {
        super(problem);
    }

    PublishRefusedException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
