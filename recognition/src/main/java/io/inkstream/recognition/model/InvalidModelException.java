package io.inkstream.recognition.model;

/**
 * A model file whose description is missing, malformed or contradicted by its graph; names the
 * field.
 */
public final class InvalidModelException extends Exception {

    private static final long serialVersionUID = 1;

    private final String field;

    public InvalidModelException(String field, String problem) {
        super("model field '%s': %s".formatted(field, problem));
        this.field = field;
    }

    public InvalidModelException(String field, String problem, Throwable cause) {
        super("model field '%s': %s".formatted(field, problem), cause);
        this.field = field;
    }

    /** The field of the description, or the graph input or output, that is wrong. */
    public String field() {
        return field;
    }
}
