package io.inkstream.worker;

/** The batch was stopped while one of its pages was in hand. */
public final class PageDroppedException extends Exception {
    private static final long serialVersionUID = 1;

    public PageDroppedException(String message) {
        super(message);
    }
}
