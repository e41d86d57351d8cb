package io.inkstream.recognition.layout;

/**
 * What a reader of the layout should know; {@link #code()} is the word used in results and metrics.
 */
public enum LayoutWarning {
    /** So many specks that no text could be told from them; the page has no lines. */
    TOO_NOISY("page-too-noisy"),
    /** More lines than allowed; the first in reading order are kept. */
    TOO_MANY_LINES("too-many-lines");

    private final String code;

    LayoutWarning(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
