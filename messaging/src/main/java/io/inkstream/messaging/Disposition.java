package io.inkstream.messaging;

/** What becomes of a record that was worked on. */
public enum Disposition {
    /** Done for good. */
    ACCEPT,
    /** Deliver it again soon, here or elsewhere. */
    RELEASE
}
