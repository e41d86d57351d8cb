package io.inkstream.trainer.network;

import java.util.Locale;

/**
 * What a network answers with, through a linear layer to its classes that every head has; its word
 * in tokens is the lower-case name.
 */
public enum Head {
    /** Log probabilities of characters and the blank at every step; the default. */
    CTC,
    /** Log probabilities of classes, for the whole picture. */
    SOFTMAX,
    /** Numbers as they are, for the whole picture: a linear regression. */
    REGRESSION;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Head ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Refuses a shape that this head cannot follow, with a remedy. */
    void check(Shape last) {
        boolean wantsSequence = this == CTC;
        if (wantsSequence != last instanceof Shape.Sequence || last instanceof Shape.Maps) {
            throw new IllegalArgumentException(
                    "the head '%s' cannot follow %s: %s".formatted(word(), last, remedy(last)));
        }
    }

    private String remedy(Shape last) {
        if (this == CTC) {
            return last instanceof Shape.Maps
                    ? "put 'h' or 'H' before it"
                    : "leave ',last' and 'flat' out, or end with 'softmax'";
        }
        return last instanceof Shape.Maps
                ? "put 'flat' before it"
                : "add ',last' to the recurrent layer before it";
    }
}
