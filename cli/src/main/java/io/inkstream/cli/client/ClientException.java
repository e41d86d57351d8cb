package io.inkstream.cli.client;

/** The server did not do it; the two kinds tell whether it said why. */
public abstract sealed class ClientException extends Exception
        permits ProblemException, UnreachableException {
    private static final long serialVersionUID = 1;

    ClientException(String message) {
        super(message);
    }

    ClientException(String message, Throwable cause) {
        super(message, cause);
    }
}
