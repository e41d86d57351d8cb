package io.inkstream.results.intake;

/** A record that can never be taken; it is counted, logged and passed over. */
final class MalformedEventException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
