package io.inkstream.cli.client;

import java.net.URI;

/** No server answered. */
public final class UnreachableException extends ClientException {
    private static final long serialVersionUID = 1;

    public UnreachableException(String message) {
        super(message);
    }

    UnreachableException(URI server, Throwable cause) {
        super("no server answers at " + server + ": " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
