package io.inkstream.trainer.recipe;

/** A recipe that cannot be followed; the message names the key and what would be right. */
public final class RecipeException extends Exception {

    private static final long serialVersionUID = 1;

    public RecipeException(String message, Throwable cause) {
        super(message, cause);
    }

    public RecipeException(String message) {
        super(message);
    }
}
