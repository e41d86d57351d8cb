package io.inkstream.results.problem;

import io.inkstream.contracts.ProblemCode;
import java.net.URI;

/** Codes as the {@code type} of a problem, and the codes of errors that frameworks raise. */
final class ProblemTypes {
    private ProblemTypes() {}

    static URI uri(ProblemCode code) {
        return URI.create("urn:inkstream:problem:" + code.code());
    }

    static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL;
        };
    }
}
