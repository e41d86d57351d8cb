package io.inkstream.trainer.release;

/** A model that must not be published; the message says which figure is above which bound. */
public final class ReleaseRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    public ReleaseRefusedException(String message) {
        super(message);
    }
}
