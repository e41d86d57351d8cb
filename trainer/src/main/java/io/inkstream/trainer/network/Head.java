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
    REGRESSION,
    /** Values at every place of the picture, as they are. */
    MAPS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Head ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Refuses a shape that this head cannot follow, with a remedy. */
    void check(Shape last) {
        boolean fits =
                switch (this) {
                    case CTC -> last instanceof Shape.Sequence;
                    case SOFTMAX, REGRESSION -> last instanceof Shape.Vector;
                    case MAPS -> last instanceof Shape.Maps;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "the head '%s' cannot follow %s: %s".formatted(word(), last, remedy(last)));
        }
    }

    private String remedy(Shape last) {
        if (this == MAPS) {
            return "it draws on maps, leave 'h', 'H' and 'flat' out";
        }
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
