package io.inkstream.recognition.image;

/**
 * Why bytes did not become a page; {@link #code()} is the word used in results, logs and metrics.
 */
public enum ImageFault {
    EMPTY("image-empty"),
    UNKNOWN_FORMAT("image-format-unknown"),
    TOO_LARGE("image-too-large"),
    DAMAGED("image-damaged");

    private final String code;

    ImageFault(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
