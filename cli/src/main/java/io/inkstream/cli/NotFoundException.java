package io.inkstream.cli;

/** What was named does not exist. */
public final class NotFoundException extends Exception {
    private static final long serialVersionUID = 1;

    public NotFoundException(String message) {
        super(message);
    }
}
