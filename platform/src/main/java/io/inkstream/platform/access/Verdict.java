package io.inkstream.platform.access;

import io.inkstream.contracts.ProblemCode;

/** Whether a request may pass. */
sealed interface Verdict {

    /** It may, in the name of this caller. */
    record Passed(Caller caller) implements Verdict {}

    /**
     * It may not.
     *
     * @param detail names what is wrong, never a secret
     */
    record Refused(ProblemCode code, String detail) implements Verdict {}
}
