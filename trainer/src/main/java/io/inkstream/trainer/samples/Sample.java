package io.inkstream.trainer.samples;

/**
 * One sample document as the index lists it.
 *
 * @param name file name under {@code samples/}; its truth is {@code truth/NAME.txt}
 */
public record Sample(String name, Kind kind, int pages) {

    /** What can be expected of reading it. */
    public enum Kind {
        CLEAN,
        PRINT,
        HANDWRITING,
        EMPTY,
        BROKEN
    }
}
