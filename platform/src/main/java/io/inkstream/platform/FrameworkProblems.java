package io.inkstream.platform;

import io.inkstream.contracts.ProblemCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.vertx.core.http.HttpClosedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives a code to the problems that the framework finds by itself: unknown paths, wrong methods,
 * broken JSON and forms.
 */
@ApplicationScoped
public class FrameworkProblems implements ProblemPostProcessor {
    private static final String READER_OF_FORMS =
            "org.jboss.resteasy.reactive.server.core.multipart.";

    /** Calls between what a reader of forms throws and the reader. */
    private static final int NEAR = 3;

    /** Before the framework logs a problem and completes it. */
    private static final int FIRST = 200;

    @Override
    public int priority() {
        return FIRST;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        if (problem.getStatusCode() == 500 && isBrokenForm(context.cause)) {
            return Problems.of(
                    ProblemCode.MALFORMED_REQUEST,
                    "the form cannot be read: " + reason(context.cause));
        }
        if (problem.getStatusCode() == 500 && isHungUp(context.cause)) {
            return Problems.of(ProblemCode.MALFORMED_REQUEST, "the body broke off");
        }
        ProblemCode code = codeOf(problem.getStatusCode());
        return HttpProblem.builder(problem)
                .withType(Problems.type(code))
                .with("code", code.code())
                .with("retryable", code.isTransient())
                .build();
    }

    /**
     * A form that breaks off, has no parts or too many is told by exceptions of the general kind,
     * known by where they come from.
     */
    private static boolean isBrokenForm(@Nullable Throwable cause) {
        return cause != null
                && cause.getCause() == null
                && Arrays.stream(cause.getStackTrace())
                        .limit(NEAR)
                        .anyMatch(frame -> frame.getClassName().startsWith(READER_OF_FORMS));
    }

    private static boolean isHungUp(@Nullable Throwable cause) {
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static ProblemCode codeOf(int status) {
        return switch (status) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ProblemCode.OVERLOADED;
            default -> status < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL;
        };
    }
}
