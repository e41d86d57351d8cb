package io.inkstream.recognition.synthesis;

/** The groups in which typefaces are mixed and reported. */
public enum FontStyle {
    SERIF,
    SANS,
    MONO,
    SCRIPT
}
