package io.inkstream.cli;

/** A file or folder that cannot be used. */
final class BadInputException extends Exception {
    private static final long serialVersionUID = 1;

    BadInputException(String message) {
        super(message);
    }
}
