package io.inkstream.recognition.inspection;

/** What an inspection came to. */
public sealed interface Verdict {

    /** The file may be used. */
    record Accepted() implements Verdict {}

    /** The file may not be used; the detail names what is wrong in it. */
    record Refused(ModelFault fault, String detail) implements Verdict {}
}
