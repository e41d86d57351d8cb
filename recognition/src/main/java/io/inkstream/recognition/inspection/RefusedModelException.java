package io.inkstream.recognition.inspection;

/** Ends an inspection with its verdict. */
final class RefusedModelException extends Exception {
    private static final long serialVersionUID = 1;

    private final ModelFault fault;

    RefusedModelException(ModelFault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    RefusedModelException(ModelFault fault, String detail, Throwable cause) {
        super(detail, cause);
        this.fault = fault;
    }

    Verdict.Refused verdict() {
        return new Verdict.Refused(fault, String.valueOf(getMessage()));
    }
}
