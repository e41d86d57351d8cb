package io.inkstream.recognition.inference;

/**
 * A session could not be opened or a batch could not be computed; the same call may succeed later.
 */
public final class InferenceException extends Exception {
    private static final long serialVersionUID = 1L;

    public InferenceException(String message) {
        super(message);
    }

    public InferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
