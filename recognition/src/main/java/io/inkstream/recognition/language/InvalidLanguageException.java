package io.inkstream.recognition.language;

/** A language file or a word list that cannot be used, or texts no model can be built from. */
public final class InvalidLanguageException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidLanguageException(String message) {
        super(message);
    }
}
