package io.inkstream.worker;

/** The lines that came with a document cannot be used; the message says why. */
final class UnusableLinesException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableLinesException(String message) {
        super(message);
    }

    UnusableLinesException(String message, Throwable cause) {
        super(message, cause);
    }
}
