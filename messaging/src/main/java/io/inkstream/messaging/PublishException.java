package io.inkstream.messaging;

/** The broker did not acknowledge; some of the events may still have arrived. */
public final class PublishException extends Exception {
    private static final long serialVersionUID = 1;

    public PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
