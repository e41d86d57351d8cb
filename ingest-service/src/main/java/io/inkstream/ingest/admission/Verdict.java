package io.inkstream.ingest.admission;

import io.inkstream.contracts.ProblemCode;
import java.time.Duration;

/** Whether an upload may be sent. */
public sealed interface Verdict {

    /** It may; its place is given back when it is over. */
    record Admitted(Admission.Place place) implements Verdict {}

    /**
     * It may not for now.
     *
     * @param detail names what is full and the setting that says so
     */
    record Refused(ProblemCode code, String detail, Duration retryAfter) implements Verdict {}
}
