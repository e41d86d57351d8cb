package io.inkstream.cli;

import io.inkstream.cli.client.ProblemException;
import io.inkstream.cli.client.UnreachableException;
import io.inkstream.contracts.BatchState.State;

/** What the process says by its exit code; listed under {@code --help}. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int PARTLY_FAILED = 3;
    static final int NOT_FOUND = 5;
    static final int UNREACHABLE = 6;
    static final int BAD_INPUT = 7;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(State state) {
        return switch (state) {
            case SUCCEEDED, OPEN, SEALED, RUNNING, PAUSED -> DONE;
            case PARTIAL -> PARTLY_FAILED;
            case FAILED, CANCELLED -> FAILED;
        };
    }

    static int of(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> of(problem);
            case UnreachableException unreachable -> UNREACHABLE;
            case BadInputException badInput -> BAD_INPUT;
            case NotFoundException notFound -> NOT_FOUND;
            case InterruptedException interrupted -> INTERRUPTED;
            default -> FAILED;
        };
    }

    private static int of(ProblemException problem) {
        return switch (problem.status()) {
            case 404 -> NOT_FOUND;
            case 429, 502, 503, 504 -> UNREACHABLE;
            case 413, 415, 422 -> BAD_INPUT;
            case 400 -> ofBadRequest(problem.code());
            default -> FAILED;
        };
    }

    private static int ofBadRequest(String code) {
        return switch (code) {
            case "empty-upload", "invalid-name", "digest-mismatch" -> BAD_INPUT;
            default -> USAGE;
        };
    }
}
