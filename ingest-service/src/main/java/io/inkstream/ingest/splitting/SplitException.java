package io.inkstream.ingest.splitting;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.ProblemCode;

/** A document or page that cannot be made into images, for good. */
final class SplitException extends Exception {
    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final String detail;

    SplitException(ProblemCode code, String detail) {
        super(code.code() + ": " + detail);
        this.code = code;
        this.detail = detail;
    }

    Failure failure() {
        return new Failure(code, detail);
    }
}
