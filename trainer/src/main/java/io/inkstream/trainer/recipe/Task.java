package io.inkstream.trainer.recipe;

/** What a network learns to say about a picture. */
public enum Task {
    /** The text of a line; CTC loss, measured by character errors. */
    LINE,
    /** One class per picture; cross-entropy, measured by accuracy. */
    CLASS,
    /** Numbers per picture; squared error, measured by its mean. */
    REGRESSION,
    /** The lines of a page; measured by how many are found where they are. */
    SEGMENT
}
